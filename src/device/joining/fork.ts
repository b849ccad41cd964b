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
import { ownParts } from './parting.ts';
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
  const going = own.map((queued) => renamed(queued, device, stamps));
  const earlier = await countedBefore(db, keys, at);
  await db.outbox.bulkPut(ownParts({ going, earlier, otherwise: () => 0 }));
  const { forking: _done, ...rest } = clock;
  await db.meta.bulkPut([
    { ...rest, device, forkedFrom: clock.device },
    { id: 'server', token, server: server.server, epoch: server.epoch },
  ]);
  // The key went with the copy: this device gets one of its own when it next shows who it is.
  await db.ownKey.clear();
  for (const key of keys) await drawAnew(db, key);
}

/** What was counted before: of an app that did not write it beside the counting, the queue tells. */
function countedBefore(db: Database, keys: readonly string[], at: number): Promise<QueuedOp[]> {
  const counted = keys.filter((key) => definitionOf(key.slice(0, key.indexOf(' ')))?.kind === 'count');
  return db.outbox
    .where('key')
    .anyOf(counted)
    .and(({ seq }) => seq < at)
    .sortBy('seq');
}

function renamed(queued: QueuedOp, device: string, stamps: ReadonlyMap<Stamp, Stamp>): QueuedOp {
  const { op } = queued;
  const anew: Op = {
    ...op,
    device,
    stamp: stamps.get(op.stamp) ?? op.stamp,
    ...(op.voids ? { voids: op.voids.map((stamp) => stamps.get(stamp) ?? stamp) } : {}),
  };
  return { ...queued, op: anew };
}

const restamped = (stamp: Stamp, device: string): Stamp => stamp.slice(0, 16) + device;
