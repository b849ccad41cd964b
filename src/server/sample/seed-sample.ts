// Puts the demonstration sample into an empty server. It goes through the same door as every tablet's records, so the sample
// can be nothing that a tablet could not have written.
import { definitionOf } from '#domain/records.ts';
import { idFromKey } from '#domain/record/id.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { opToWire, type Op } from '#protocol/op.ts';
import { pushLimit } from '#protocol/push.ts';
import { scopeOf } from '#protocol/scope.ts';
import { nextStamp, type Stamp } from '#protocol/stamp.ts';
import { noToken } from '../accounts/sign-in.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';
import { acceptPush } from '../sync/accept-push.ts';
import { draftActivities, draftVisits } from './draft-activities.ts';
import { draftLoans, draftReading } from './draft-loans.ts';
import { draftPeople } from './draft-people.ts';
import { draftBooks, draftPlaces } from './draft-shelves.ts';
import { drawing, type DatedChange, type Draft } from './draft.ts';
import { sampleUnits, type SampleUnitKey } from './places.ts';

/** Fills the server when it is empty; says whether it did. `today` is the day in the library's zone. */
export async function seedSample(
  storage: Storage,
  { nowMs, today }: { nowMs: number; today: string },
): Promise<boolean> {
  if (!(await storage.isEmpty())) return false;
  const unitIdOf = (unit: SampleUnitKey) =>
    unit === 'minh-tam' ? storage.server.unitId : idFromKey('sample', ['unit', unit]);
  const draft: Draft = { changes: [], today, nowMs, draw: drawing(1_954), unitIdOf };
  draftPlaces(draft);
  const copies = draftBooks(draft);
  const readers = draftPeople(draft);
  draftLoans(draft, copies, readers);
  draftReading(draft, copies);
  draftActivities(draft, readers);
  draftVisits(draft);
  for (const [at, { key }] of sampleUnits.entries()) {
    await seedUnit(storage, draft, { key, device: `5a${at}`.padEnd(16, '0') });
  }
  return true;
}

async function seedUnit(storage: Storage, draft: Draft, of: { key: SampleUnitKey; device: string }): Promise<void> {
  const changes = draft.changes.filter(({ unit }) => unit === of.key).sort((a, b) => a.atMs - b.atMs);
  const unitId = draft.unitIdOf(of.key);
  const device = sampleDevice(of.device, unitId);
  await storage.transaction((transaction) => transaction.putDevice(device));
  const ops = opsOf(changes, { device: of.device, unitId });
  for (let from = 0; from < ops.length; from += pushLimit) {
    const batch = ops.slice(from, from + pushLimit).map(opToWire);
    const accepted = await acceptPush({ storage, device, ops: batch, nowMs: draft.nowMs });
    const outcomes = accepted.kind === 'answer' ? accepted.answer.outcomes : [];
    if (outcomes.length === 0 || outcomes.some(([, outcome]) => outcome !== 'applied'))
      throw new Error('The sample is not what a tablet could have written.');
  }
  await storage.transaction(async (transaction) => {
    const now = await transaction.lockDevice(device.id);
    if (now) await transaction.putDevice({ ...now, role: 'librarian' });
  });
}

/** The device that "wrote" the sample; nobody has its token. */
function sampleDevice(id: string, unitId: string): DeviceRow {
  const rest = { siteId: null, role: 'administrator', lastSeq: 0, lastEffective: '' } as const;
  return { id, name: 'sample', unitId, tokenHash: noToken(id), joinedAt: new Date(0).toISOString(), ...rest };
}

function opsOf(changes: readonly DatedChange[], { device, unitId }: { device: string; unitId: string }): Op[] {
  let stamp: Stamp | '' = '';
  const totals = new Map<string, number>();
  return changes.map(({ change, atMs }, at): Op => {
    const definition = definitionOf(change.type);
    if (!definition) throw new Error(`No record type is called ${change.type}.`);
    stamp = nextStamp(stamp, atMs, device);
    const recordId =
      change.id ?? naturalId(definition, change.fields) ?? idFromKey('sample', [change.type, String(at)]);
    const fields = definition.kind === 'count' ? totalled(totals, recordId, change.fields) : change.fields;
    const { type, action } = change;
    const scope = scopeOf(definition.scope, unitId);
    const made = { stamp, wall: atMs, base: 0, app: 'sample' };
    return { device, seq: at + 1, scope, type, version: definition.version, recordId, action, fields, ...made };
  });
}

/** A count states the device's own total so far. */
function totalled(totals: Map<string, number>, recordId: string, fields: Op['fields']): Op['fields'] {
  const total = (totals.get(recordId) ?? 0) + Number(fields.amount);
  totals.set(recordId, total);
  return { ...fields, amount: total };
}
