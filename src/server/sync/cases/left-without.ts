// A record that was taken back while another tablet, unseen, went on from it: a book that is lent, copies whose title is gone, a
// child whose class is. Whoever looks at one finds nothing where the other should be, so a person is asked whether it comes back.
import { removal, writtenAt } from '#protocol/merge/merge-entry.ts';
import type { Finding, Found, Looking } from './looking.ts';

/** Which records need which. Attendances name members too, but come by the thousand, and are counted without. */
const needs = [
  { type: 'loan', field: 'copyId', needed: 'copy' },
  { type: 'loan', field: 'memberId', needed: 'member' },
  { type: 'copy', field: 'titleId', needed: 'title' },
  { type: 'member', field: 'groupId', needed: 'group' },
] as const;
type Need = (typeof needs)[number];

export async function findLeftWithout(looking: Looking): Promise<Finding[]> {
  const left: Found[] = [];
  for (const need of needs) left.push(...(await gone(looking, need)));
  return left.map(({ id, type, state }) => {
    const removedAt = writtenAt(state, removal);
    // The same case as where the record itself was written meanwhile.
    const named = [id, removedAt];
    return { caseKind: 'editedRemoved', subjects: [id], named, stands: true, stamp: removedAt, more: { about: type } };
  });
}

/** Removed records that something needs, where either changed. Of whoever was erased a case of its own speaks. */
async function gone(looking: Looking, { type, field, needed }: Need): Promise<Found[]> {
  const idIn = ({ state }: Found) => (typeof state.fields[field] === 'string' ? state.fields[field] : '');
  const stand = (found: readonly Found[]) => found.filter(({ state }) => !state.removed);
  const named = stand(looking.changedOf(type)).map(idIn).filter(Boolean);
  const concerned = new Set([...looking.changedOf(needed).map(({ id }) => id), ...named]);
  const removed = (await looking.these(needed, [...concerned])).filter(
    ({ state }) => state.removed === true && state.erased === undefined,
  );
  const ids = removed.map(({ id }) => id);
  const missed = new Set(stand(await looking.where(type, field, ids)).map(idIn));
  return removed.filter(({ id }) => missed.has(id));
}
