// This browser profile was copied, and its twin has handed in other ops under the same numbers. From the number at which the two
// parted, what is here is written out anew under an identity of its own; what both have stays as it was answered.
import { definitionOf } from '#domain/records.ts';
import type { Fault } from '#protocol/fault.ts';
import { forkAnswer, forkPath, forkText, type ForkRequest } from '#protocol/fork.ts';
import type { Op } from '#protocol/op.ts';
import type { Stamp } from '#protocol/stamp.ts';
import * as v from 'valibot';
import { drawAnew, settle } from '../answers/settle.ts';
import { freshDeviceId } from '../clock.ts';
import type { Database, QueuedOp } from '../database.ts';
import { database } from '../open-database.ts';
import { answeredUpTo } from '../outbox.ts';
import { sendAsDevice } from '../round/send-as-device.ts';
import { mustBeOurs, type Turn } from '../round/turn.ts';
import { sign } from './own-key.ts';
import { transact } from '../upkeep/steady.ts';

/** Resolves to undefined when this device is somebody of its own, or to why it could not become so yet. */
export async function becomeAnother(at: number, turn: Turn): Promise<Fault | undefined> {
  const db = database();
  const upTo = await answeredUpTo(db);
  const freshDevice = await nextIdentity(db, at);
  const body = { freshDevice, from: upTo + 1, at, ...(await signed(db, freshDevice)) } satisfies ForkRequest;
  const answered = await sendAsDevice({ path: forkPath, body, accept: 'application/json', signal: turn.signal });
  if (!answered.ok) return answered.fault;
  const answer = v.safeParse(forkAnswer, await answered.response.json().catch(() => undefined));
  if (!answer.success) return { kind: 'not-our-server' };
  const both = await db.outbox
    .where('seq')
    .between(upTo + 1, at)
    .toArray();
  await settle(
    answer.output.outcomes,
    both.map(({ op }) => op),
    turn,
  );
  await transact(db, db.tables, async () => {
    await mustBeOurs(db, turn);
    await rewrite(db, { device: body.freshDevice, at, token: answer.output.token });
  });
  return undefined;
}

async function signed(db: Database, freshDevice: string): Promise<Pick<ForkRequest, 'signature'>> {
  const [clock, server] = await Promise.all([db.meta.get('clock'), db.meta.get('server')]);
  if (clock?.id !== 'clock' || server?.id !== 'server') return {};
  const by = await sign(forkText({ server: server.server, device: clock.device, freshDevice }));
  return by ? { signature: by.signature } : {};
}

/** The same one when asked again: an identity whose answer was lost is not taken twice. */
async function nextIdentity(db: Database, at: number): Promise<string> {
  return transact(db, ['meta'], async () => {
    const clock = await db.meta.get('clock');
    if (clock?.id !== 'clock') return freshDeviceId();
    const next = clock.forking?.at === at ? clock.forking.device : freshDeviceId();
    await db.meta.put({ ...clock, forking: { at, device: next } });
    return next;
  });
}

interface Rewriting {
  readonly device: string;
  readonly at: number;
  readonly token: string;
}
/** Must run inside a transaction over all tables. */
async function rewrite(db: Database, { device, at, token }: Rewriting): Promise<void> {
  const [clock, server] = await Promise.all([db.meta.get('clock'), db.meta.get('server')]);
  if (clock?.id !== 'clock' || server?.id !== 'server' || clock.forking?.device !== device) return;
  const own = await db.outbox.where('seq').aboveOrEqual(at).toArray();
  const stamps = new Map(own.map(({ op }) => [op.stamp, restamped(op.stamp, device)]));
  const keys = [...new Set(own.map(({ key }) => key))];
  const before = new Map([...(await sumsBefore(db, keys, at)), ...sumsWhenParting(own)]);
  const rewritten = own.map((queued) => rewrittenOp(queued, { device, stamps, before }));
  await db.outbox.bulkPut(rewritten);
  const { forking: _done, ...rest } = clock;
  await db.meta.bulkPut([
    { ...rest, device, forkedFrom: clock.device },
    { id: 'server', token, server: server.server, epoch: server.epoch },
  ]);
  // The key went with the copy: this device gets one of its own when it next shows who it is.
  await db.ownKey.clear();
  for (const key of keys) await drawAnew(db, key);
}

/** What this device had counted of each record when the two parted: both know it, and it must not count again. */
async function sumsBefore(db: Database, keys: readonly string[], at: number): Promise<Map<string, number>> {
  const counted = keys.filter((key) => definitionOf(key.slice(0, key.indexOf(' ')))?.kind === 'count');
  const sums = new Map<string, number>();
  for (const { seq, key, op } of await db.outbox.where('key').anyOf(counted).sortBy('seq'))
    if (seq < at && typeof op.fields.amount === 'number') sums.set(key, op.fields.amount);
  return sums;
}

/** The same where it was written down: what the other counted under the same name may have come from the server meanwhile. A
 * record whose first counting is of an older app has none. */
function sumsWhenParting(own: readonly QueuedOp[]): Map<string, number> {
  const first = new Map(own.toReversed().map(({ key, before }) => [key, before]));
  return new Map([...first].flatMap(([key, before]) => (before === undefined ? [] : [[key, before] as const])));
}

interface Anew {
  readonly device: string;
  readonly stamps: ReadonlyMap<Stamp, Stamp>;
  readonly before: ReadonlyMap<string, number>;
}
function rewrittenOp({ op, ...queued }: QueuedOp, { device, stamps, before }: Anew): QueuedOp {
  const both = before.get(queued.key) ?? 0;
  const { amount } = op.fields;
  const isCount = definitionOf(op.type)?.kind === 'count' && typeof amount === 'number';
  const anew: Op = {
    ...op,
    device,
    stamp: stamps.get(op.stamp) ?? op.stamp,
    ...(op.voids ? { voids: op.voids.map((stamp) => stamps.get(stamp) ?? stamp) } : {}),
    ...(isCount ? { fields: { ...op.fields, amount: Math.max(0, amount - both) } } : {}),
  };
  const sum = queued.before === undefined ? {} : { before: Math.max(0, queued.before - both) };
  return { ...queued, ...sum, op: anew };
}

const restamped = (stamp: Stamp, device: string): Stamp => stamp.slice(0, 16) + device;
