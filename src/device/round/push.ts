// Hands waiting ops to the server. What is sent was read before, in a transaction that has ended. An op stops waiting only in
// the transaction that records its answer, so a lost answer just means sending again under the same numbers. While a batch
// is on its way the next is made ready, and goes off as soon as the answer is here, on a good line sooner: the server works while
// it is written down, and the one after is made ready.
import type { Fault } from '#protocol/fault.ts';
import { pushAnswer, pushPath, type PushAnswer } from '#protocol/push.ts';
import * as v from 'valibot';
import { wallMs } from '../clock.ts';
import type { ServerRow } from '../database.ts';
import { access, type Access } from '../joining/sign-in.ts';
import { settle } from '../answers/settle.ts';
import { answeredUpTo, anythingWaits } from '../outbox.ts';
import { brokeOff, gotThrough, isQuick, quickMs } from './batch-size.ts';
import { readyBatch, type Batch } from './ready-batch.ts';
import type { Answered } from './send.ts';
import { sendAsDevice } from './send-as-device.ts';
import type { Turn } from './turn.ts';

export type Pushed = { readonly ok: true; readonly sent: number } | { readonly ok: false; readonly fault: Fault };

/** A batch on its way to the server. */
interface Sent {
  readonly batch: Batch;
  readonly answered: Promise<Answered>;
  /** The one behind it, being made ready; undefined when nothing waited behind it. */
  readonly next: Promise<Batch | undefined> | undefined;
  /** When it was sent, by the clock of performance.now(). */
  readonly atMs: number;
}
/** What comes behind the batch that was sent last, sent before its answer is written down, and on a good line before it is there.
 * A belief: whoever takes it looks whether it is still what comes next, and whose round sent it. */
let ahead: { readonly after: number; readonly turn: Turn; readonly sent: Promise<Sent | undefined> } | undefined;

/** Sends one batch, oldest first, and the next one off ahead while there is time (`until`, milliseconds): what this round would
 * not take back, another would send again. `sent: 0` means that nothing waits. */
export async function push(server: ServerRow, turn: Turn, until: number): Promise<Pushed> {
  if (!ahead && !(await anythingWaits())) return { ok: true, sent: 0 };
  const now = await access();
  if (!now.ok) return now;
  const from = { device: now.device, epoch: server.epoch, hasKey: now.hasKey };
  const taken = await onItsWay(from, turn);
  const sent = taken ?? sendOff(await readyBatch(from), turn, now);
  const { batch } = sent;
  if (batch.ops.length === 0) return { ok: true, sent: 0 };
  if (!batch.packed) return { ok: false, fault: { kind: 'no-key-here' } };
  const goOn = (leftMs: number) => {
    if (!ahead && leftMs > 0) ahead = sentAhead(sent, turn, now);
  };
  if (isQuick()) goOn(until - wallMs() - quickMs);
  const heard = await outcomesOf(sent);
  if (!heard.ok) {
    // What was sent behind it is not taken back: it comes again, after this one.
    ahead = undefined;
    // Sent ahead it may have overtaken the one in front, and then misses what has been answered by now.
    const isOvertaking = taken && heard.fault.kind === 'gap' && heard.fault.expect <= (await answeredUpTo());
    return isOvertaking ? push(server, turn, until) : heard;
  }
  goOn(until - wallMs());
  await settle(heard.outcomes, batch.ops, turn, batch.trimmed);
  return { ok: true, sent: heard.outcomes.length };
}

type Heard =
  { readonly ok: true; readonly outcomes: PushAnswer['outcomes'] } | { readonly ok: false; readonly fault: Fault };

async function outcomesOf({ answered: on, atMs }: Sent): Promise<Heard> {
  const answered = await on;
  const said = answered.ok ? await answered.response.json().catch(() => undefined) : undefined;
  if (said === undefined && (answered.ok || answered.fault.kind === 'offline')) brokeOff();
  if (!answered.ok) return answered;
  const answer = v.safeParse(pushAnswer, said);
  if (!answer.success) return { ok: false, fault: { kind: said === undefined ? 'offline' : 'not-our-server' } };
  gotThrough(performance.now() - atMs);
  return { ok: true, outcomes: answer.output.outcomes };
}

function sendOff(batch: Batch, { signal }: Turn, now: Access): Sent {
  const { packed } = batch;
  const nothing: Answered = { ok: false, fault: { kind: 'no-key-here' } };
  const asked = { path: pushPath, accept: 'application/json', signal } as const;
  const answered = packed ? sendAsDevice({ ...asked, packed }, now) : Promise.resolve(nothing);
  const next = batch.isLast ? undefined : readyBatch(batch.from, batch.ops.at(-1)).catch(() => undefined);
  return { batch, answered, next, atMs: performance.now() };
}

/** What goes wrong with it is heard by whoever takes it back, if anybody does. */
function sentAhead({ batch, answered, next }: Sent, turn: Turn, now: Access): typeof ahead {
  const send = async (made: Batch | undefined) => {
    // One that cannot say what it follows would be taken in without the one in front of it.
    const isFree = made?.follows !== undefined || (await answered.catch(() => undefined))?.ok;
    const sent = made && isFree ? sendOff(made, turn, now) : undefined;
    sent?.answered.catch(() => undefined);
    return sent;
  };
  return next && { after: batch.ops.at(-1)?.seq ?? 0, turn, sent: next.then(send) };
}

type From = Batch['from'];
async function onItsWay(from: From, turn: Turn): Promise<Sent | undefined> {
  const known = ahead;
  ahead = undefined;
  if (known?.turn !== turn || known.after !== (await answeredUpTo())) return undefined;
  const sent = await known.sent;
  const made = sent?.batch.from;
  const isSame = made?.device === from.device && made.epoch === from.epoch && made.hasKey === from.hasKey;
  return isSame ? sent : undefined;
}
