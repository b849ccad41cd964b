// Writes a list of members into the library. Somebody of the same name in the same class is there already and left alone, so
// a list can be brought in twice, or after it was broken off.
import { nextCard } from '#domain/membership/add-member.ts';
import { group } from '#domain/membership/group.ts';
import { member } from '#domain/membership/member.ts';
import type { MemberRow } from '#domain/membership/read-member-list.ts';
import type { Change } from '#domain/record/change.ts';
import { fold } from '#domain/record/fold.ts';
import { freshId } from '../clock.ts';
import { commit } from '../commit.ts';
import { newIdFor } from '../new-id.ts';
import { allGroups, allMembers } from '../read/membership.ts';
import { inPieces, type Watching } from './progress.ts';

export interface Imported {
  readonly added: number;
  readonly known: number;
  readonly isWhole: boolean;
}

/** Rows per transaction: a few hundredths of a second on a cheap tablet. */
const piece = 50;

export async function importMembers(
  rows: readonly MemberRow[],
  schoolYear: string,
  watching: Watching,
): Promise<Imported> {
  const [groups, members] = await Promise.all([allGroups(), allMembers()]);
  const groupIds = new Map(
    groups.filter((one) => (one.schoolYear ?? schoolYear) === schoolYear).map(({ name, id }) => [fold(name), id]),
  );
  const keyOf = (fullName: string, groupId: string | null | undefined) =>
    `${fullName.normalize('NFC').toLowerCase()}|${groupId ?? ''}`;
  const known = new Set(members.map(({ fullName, groupId }) => keyOf(fullName, groupId)));
  const cards = members.flatMap(({ cardNumber }) => cardNumber ?? []);
  const taken = new Set(cards);
  let added = 0;
  const changesOf = (row: MemberRow): Change[] => {
    const before = groupIds.get(fold(row.group));
    const made =
      row.group === '' || before ? undefined : ({ name: row.group, groupKind: 'class', schoolYear } as const);
    const groupId = before ?? (made && newIdFor(group, made));
    if (groupId) groupIds.set(fold(row.group), groupId);
    const key = keyOf(row.fullName, groupId);
    if (known.has(key)) return made && groupId ? [group.put(made, groupId)] : [];
    known.add(key);
    const cardNumber =
      row.card !== '' && !taken.has(row.card)
        ? row.card
        : nextCard(row.group || 'BD', ofSeries(cards, row.group || 'BD'));
    cards.push(cardNumber);
    taken.add(cardNumber);
    added += 1;
    const { fullName, memberKind, rollNumber } = row;
    const where = { ...(groupId ? { groupId: groupId } : {}), ...(rollNumber ? { rollNumber } : {}) };
    const put = member.put({ fullName, memberKind, cardNumber, status: 'active', ...where }, freshId<'member'>());
    return made && groupId ? [group.put(made, groupId), put] : [put];
  };
  const work = async (some: readonly MemberRow[]) => void (await commit(some.flatMap(changesOf)));
  const isWhole = await inPieces(rows, { ...watching, size: piece, work });
  return { added, known: rows.length - added, isWhole };
}

const ofSeries = (cards: readonly string[], series: string) => cards.filter((card) => card.startsWith(`${series}.`));
