// Hands waiting ops to the server. Reads first, then sends: no transaction may be open during a request. An op stops
// waiting only in the transaction that records its answer, so a lost answer just means sending again under the same numbers.
import type { Fault } from '#protocol/fault.ts';
import { opToWire, type Op } from '#protocol/op.ts';
import { pushAnswer, pushLimit, pushPath, type PushRequest } from '#protocol/push.ts';
import { pushText } from '#protocol/sign-in.ts';
import * as v from 'valibot';
import type { ServerRow } from '../database.ts';
import { sign } from '../joining/own-key.ts';
import { access } from '../joining/sign-in.ts';
import { database } from '../open-database.ts';
import { settle } from '../answers/settle.ts';
import { peek } from '../outbox.ts';
import { batchSize, brokeOff, gotThrough } from './batch-size.ts';
import { sendAsDevice } from './send-as-device.ts';
import type { Turn } from './turn.ts';

export type Pushed = { readonly ok: true; readonly sent: number } | { readonly ok: false; readonly fault: Fault };

/** Sends one batch, oldest first. `sent: 0` means that nothing waits. */
export async function push(server: ServerRow, turn: Turn): Promise<Pushed> {
  const clock = await database().meta.get('clock');
  const batch = fitting(await peek(pushLimit));
  if (batch.length === 0 || clock?.id !== 'clock') return { ok: true, sent: 0 };
  const now = await access();
  if (!now.ok) return now;
  const ops = batch.map(opToWire);
  const text = ops.map((op) => JSON.stringify(op));
  const signed = now.hasKey ? await sign(pushText(clock.device, text)) : undefined;
  if (now.hasKey && !signed) return { ok: false, fault: { kind: 'no-key-here' } };
  const signature = signed ? { signature: signed.signature } : {};
  const body = { device: clock.device, epoch: server.epoch, ops, ...signature } satisfies PushRequest;
  const answered = await sendAsDevice({
    path: pushPath,
    body,
    accept: 'application/json',
    signal: turn.signal,
  });
  const said = answered.ok ? await answered.response.json().catch(() => undefined) : undefined;
  if (said === undefined && (answered.ok || answered.fault.kind === 'offline')) brokeOff();
  if (!answered.ok) return answered;
  const answer = v.safeParse(pushAnswer, said);
  if (!answer.success) return { ok: false, fault: { kind: said === undefined ? 'offline' : 'not-our-server' } };
  gotThrough();
  await settle(answer.output.outcomes, batch, turn);
  return { ok: true, sent: answer.output.outcomes.length };
}

/** As many as fit the size of a batch, at least one; a group written together travels together. */
function fitting(ops: readonly Op[]): readonly Op[] {
  let size = 0;
  let end = 0;
  for (const op of ops) {
    size += JSON.stringify(opToWire(op)).length;
    if (size > batchSize() && end > 0) break;
    end += 1;
  }
  const torn = ops[end]?.group;
  if (torn !== undefined || (end === ops.length && end === pushLimit))
    end = beforeGroup(ops, end, torn ?? ops[end - 1]?.group);
  return ops.slice(0, end);
}

/** The end of the last whole group before `end`; a group that alone fills the batch is sent as it is. */
function beforeGroup(ops: readonly Op[], end: number, group: number | undefined): number {
  let start = end;
  while (group !== undefined && start > 0 && ops[start - 1]?.group === group) start -= 1;
  return start > 0 ? start : end;
}
