// Two tablets that wrote the same thing without seeing each other: one took a record off while the other corrected it, or
// both gave a field that matters another value. What the older one wrote is not lost without a word.
import type { RecordType } from '#domain/records.ts';
import type { State } from '#protocol/merge/merge.ts';
import { removal, writtenAt } from '#protocol/merge/merge-entry.ts';
import { opFromWire } from '#protocol/op.ts';
import { stampDevice } from '#protocol/stamp.ts';
import type { RecordName, RecordRow } from '../../storage/storage.ts';
import type { Passing } from '../passing.ts';
import type { Finding, Looking } from './looking.ts';

/** Records whose removal or correction matters to others; a loan undone on one tablet asks nobody. */
const watched: readonly RecordType[] = ['title', 'copy', 'member', 'group', 'readingEvent', 'bookcase', 'shelf'];
const important: Partial<Record<RecordType, readonly string[]>> = { member: ['fullName'], title: ['title', 'isbn'] };

export async function findEdits(looking: Looking): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  for (const passed of looking.passing) {
    const { type, base, recordId } = passed.op;
    if (!passed.outcome.startsWith('applied') || !(watched as readonly string[]).includes(type)) continue;
    const name = looking.nameOf(type, recordId);
    const before = looking.copy.stored(name);
    const now = looking.copy.state(name);
    if (!before || !now || now.erased || before.seq <= base) continue;
    const met: Meeting = { passed, name, before, now };
    for (const finding of [await removedMeanwhile(looking, met), ...(await writtenMeanwhile(looking, met))])
      if (finding) findings.set([finding.caseKind, recordId, finding.more?.field].join(' '), finding);
  }
  return [...findings.values()];
}

/** An op, and the record as it was and is: changed by others since the op's device last looked. */
interface Meeting {
  readonly passed: Passing;
  readonly name: RecordName;
  readonly before: RecordRow;
  readonly now: State;
}

async function removedMeanwhile(
  looking: Looking,
  { passed, name, before, now }: Meeting,
): Promise<Finding | undefined> {
  const { op } = passed;
  const removedAt = writtenAt(now, removal);
  const isEdit = isWriting(op.action) && before.state.removed && stampDevice(removedAt) !== op.device;
  const isRemoval = op.action === 'remove' && removedAt === passed.effective;
  if (!now.removed || !(isEdit || isRemoval)) return undefined;
  if (isRemoval && !(await meanwhile(looking, { passed, name })).some(({ action }) => isWriting(action)))
    return undefined;
  const named = [name.id, removedAt];
  const more = { about: name.type };
  return { caseKind: 'editedRemoved', subjects: [name.id], named, stands: true, stamp: removedAt, more };
}

/** Two tablets make the same record where its key says so: one that takes its own back takes the other's too. */
const isWriting = (action: string) => action === 'put' || action === 'patch';

async function writtenMeanwhile(looking: Looking, { passed, name, before, now }: Meeting): Promise<Finding[]> {
  const { op } = passed;
  if (!isWriting(op.action)) return [];
  const suspects = (important[name.type as RecordType] ?? []).filter(
    (field) =>
      Object.hasOwn(op.fields, field) &&
      stampDevice(writtenAt(before.state, field)) !== op.device &&
      isOther(op.fields[field], before.state.fields[field]),
  );
  if (suspects.length === 0 || now.removed) return [];
  const unseen = new Set((await meanwhile(looking, { passed, name })).map(({ effective }) => effective));
  return suspects.flatMap((field) => {
    const wasAt = writtenAt(before.state, field);
    if (!unseen.has(wasAt)) return [];
    const [was, said] = [String(before.state.fields[field]), String(op.fields[field])];
    const written = writtenAt(now, field) === wasAt ? [was, said] : [said, was];
    const stamps = [wasAt, passed.effective].sort();
    const more = { about: name.type, field, written };
    const named = [name.id, field, ...stamps];
    return [{ caseKind: 'twoValues', subjects: [name.id], named, stands: true, stamp: stamps[1] as string, more }];
  });
}

/** Two values that a person would call different; an empty one is no value. */
function isOther(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (typeof value === 'string' ? value.normalize('NFC').trim().toLowerCase() : '');
  return plain(one) !== '' && plain(other) !== '' && plain(one) !== plain(other);
}

/** What other devices did to the record that the op's device had not seen. */
export async function meanwhile(looking: Looking, { passed, name }: { passed: Passing; name: RecordName }) {
  const rows = await looking.transaction.opsAfter(name, passed.op.base);
  return rows.flatMap(({ device, effective, wire }) => {
    const action = device === passed.op.device ? undefined : opFromWire(JSON.parse(wire))?.action;
    return action ? [{ effective, action }] : [];
  });
}
