// When the browser has cleared the database of a device that had a library: what waited is put back from the second copy,
// under the numbers it had. When some of it is gone, the rest goes on under a new identity, since the server may know numbers
// that this device no longer does. What the server has is fetched again after joining anew.
import type { Op } from '#protocol/op.ts';
import { freshDeviceId, nowAt } from '../clock.ts';
import type { AnyRow, Database, LossRow, QueuedOp } from '../database.ts';
import { bringAlong } from '../joining/bring-along.ts';
import { oneLess, ownParts } from '../joining/parting.ts';
import { database } from '../open-database.ts';
import { layOver } from '../rebase.ts';
import { rowFromState } from '../row.ts';
import { definitionOf } from '#domain/records.ts';
import { firstSettings } from '../session.ts';
import { dropCopy, readCard, readCopy, type Card } from './second-copy.ts';
import type { Sentinel } from './sentinel.ts';
import { transact } from './steady.ts';

/** Puts back what can be put back into an empty database and writes down what happened, for a person to read. Undefined when
 * nothing was lost. */
export async function restoreLost(sentinel: Sentinel | undefined): Promise<LossRow | undefined> {
  const db = database();
  if (await db.meta.get('clock')) return undefined;
  const card = await readCard();
  const device = card?.clock.device ?? sentinel?.device;
  if (!device) return undefined;
  const copied = await readCopy(device);
  const known = sentinel?.device === device ? sentinel : undefined;
  const missing = missingIn(copied, known);
  const answered = known ? known.highest - known.waiting : 0;
  const waiting = copied.filter(({ seq }) => seq > answered);
  const joined = card?.server !== undefined || known?.joined === true;
  const loss: LossRow = { id: 'loss', at: nowAt(), restored: waiting.length, lost: missing, joined };
  const earlier = copied.filter(({ seq }) => seq <= answered);
  // What was answered is not handed in again: under a new name it would be an edit of what others wrote since.
  const kept = missing > 0 ? ownParts({ going: waiting, earlier, otherwise: oneLess }) : copied;
  await transact(db, db.tables, async () => {
    if (await db.meta.get('clock')) return;
    if (card && kept.length > 0) await putBack(db, card, kept, missing > 0);
    await db.meta.put(loss);
  });
  if (copied.length === 0 || missing > 0) await dropCopy();
  return loss;
}

/** Of what the sentinel says was waiting, how many are not in the copy; and those that lack between two that are. */
function missingIn(copied: readonly QueuedOp[], sentinel: Sentinel | undefined): number {
  const seqs = new Set(copied.map(({ seq }) => seq));
  const highest = Math.max(sentinel?.highest ?? 0, copied.at(-1)?.seq ?? 0);
  const waiting = sentinel?.waiting ?? 0;
  const from = Math.min(copied[0]?.seq ?? highest + 1, highest - waiting + 1);
  let missing = 0;
  for (let seq = from; seq <= highest; seq += 1) if (!seqs.has(seq)) missing += 1;
  return missing;
}

async function putBack(db: Database, card: Card, queued: readonly QueuedOp[], asAnother: boolean): Promise<void> {
  const { device, unitId } = card.clock;
  await db.meta.put({ id: 'clock', device, unitId, offset: 0, cursors: {} });
  await db.meta.put({ ...firstSettings, ...card.settings });
  await db.outbox.bulkPut(queued);
  await drawAll(db, queued);
  if (asAnother) await bringAlong(db, { device: freshDeviceId(), unitId, keepsName: true });
  // Without its key the server does not know the device until it joins again; it then asks to be who it was.
  else if (card.server)
    await db.meta.put({ id: 'server', token: '', ...card.server, restoredUpTo: queued.at(-1)?.seq ?? 0 });
}

/** Records as far as these ops alone tell of them; the rest comes from the server. */
async function drawAll(db: Database, queued: readonly QueuedOp[]): Promise<void> {
  const byKey = new Map<string, Op[]>();
  for (const { key, op } of queued) byKey.set(key, [...(byKey.get(key) ?? []), op]);
  for (const own of byKey.values()) {
    const [{ type, recordId: id, scope }] = own as [Op];
    const state = definitionOf(type) ? layOver(type, undefined, own) : undefined;
    if (state) await db.table<AnyRow, string>(type).put(rowFromState({ type, id, scope, seq: 0 }, state));
  }
}
