// Hands waiting ops to the server. What is sent was read before, in a transaction that has ended. An op stops waiting only in
// the transaction that records its answer, so a lost answer just means sending again under the same numbers. While a batch
// is on its way the next is made ready: on a good line that takes as long as the server does.
import type { Fault } from '#protocol/fault.ts';
import { pushAnswer, pushPath } from '#protocol/push.ts';
import * as v from 'valibot';
import type { ServerRow } from '../database.ts';
import { access } from '../joining/sign-in.ts';
import { database } from '../open-database.ts';
import { settle } from '../answers/settle.ts';
import { answeredUpTo } from '../outbox.ts';
import { brokeOff, gotThrough } from './batch-size.ts';
import { readyBatch, type Batch } from './ready-batch.ts';
import { sendAsDevice } from './send-as-device.ts';
import type { Turn } from './turn.ts';

export type Pushed = { readonly ok: true; readonly sent: number } | { readonly ok: false; readonly fault: Fault };

/** The batch behind the one that was sent last. A belief: whoever takes it looks whether it is still what comes next. */
let ahead: { readonly after: number; readonly batch: Promise<Batch | undefined> } | undefined;

/** Sends one batch, oldest first. `sent: 0` means that nothing waits. */
export async function push(server: ServerRow, turn: Turn): Promise<Pushed> {
  const clock = await database().meta.get('clock');
  if (clock?.id !== 'clock') return { ok: true, sent: 0 };
  const now = await access();
  if (!now.ok) return now;
  const from = { device: clock.device, epoch: server.epoch, hasKey: now.hasKey };
  const batch = (await madeReady(from)) ?? (await readyBatch(from, 0));
  if (batch.ops.length === 0) return { ok: true, sent: 0 };
  if (!batch.packed) return { ok: false, fault: { kind: 'no-key-here' } };
  const sending = sendAsDevice({
    path: pushPath,
    packed: batch.packed,
    accept: 'application/json',
    signal: turn.signal,
  });
  const after = batch.ops.at(-1)?.seq ?? 0;
  ahead = batch.isLast ? undefined : { after, batch: readyBatch(from, after).catch(() => undefined) };
  const answered = await sending;
  const said = answered.ok ? await answered.response.json().catch(() => undefined) : undefined;
  if (said === undefined) ahead = undefined;
  if (said === undefined && (answered.ok || answered.fault.kind === 'offline')) brokeOff();
  if (!answered.ok) return answered;
  const answer = v.safeParse(pushAnswer, said);
  if (!answer.success) return { ok: false, fault: { kind: said === undefined ? 'offline' : 'not-our-server' } };
  gotThrough();
  await settle(answer.output.outcomes, batch.ops, turn, batch.trimmed);
  return { ok: true, sent: answer.output.outcomes.length };
}

type From = Parameters<typeof readyBatch>[0];
async function madeReady(from: From): Promise<Batch | undefined> {
  const made = ahead;
  ahead = undefined;
  if (!made || made.after !== (await answeredUpTo())) return undefined;
  const batch = await made.batch;
  const isSame = batch?.from.device === from.device && batch.from.epoch === from.epoch;
  return isSame && batch.from.hasKey === from.hasKey ? batch : undefined;
}
