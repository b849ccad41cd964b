// Reads members from a class list as schools keep it: name in one column or in two, class, card, number in the list. Only
// what the library needs is taken; other columns are left where they are, and named.
import {
  cellOf,
  leftColumns,
  linesBelow,
  readsAs,
  type Heading,
  type ListRead,
  type RowNote,
} from '../record/list-columns.ts';
import { tidyName } from './add-member.ts';
import { memberAliases, memberColumnsApart, memberHeading, type MemberColumn } from './member-columns.ts';
import type { Member } from './member.ts';

export interface MemberRow {
  readonly row: number;
  readonly fullName: string;
  readonly group: string;
  readonly card: string;
  readonly rollNumber?: number;
  readonly memberKind: Member['memberKind'];
}
/** A row that is left out. */
export type MemberProblem = RowNote<'no-name' | 'name-too-long' | 'card-too-long' | 'card-twice' | 'line-twice'>;
/** A row that is taken, though not all as it stands, or though it looks like another. */
export type MemberNote = RowNote<'same-name' | 'roll-unknown' | 'kind-unknown' | 'class-too-long'>;
export type MemberListRead = ListRead<MemberRow, MemberProblem, MemberNote>;

/** With pauses, so that a long list never holds the screen. */
export function* readMembers(table: readonly (readonly string[])[]): Generator<void, MemberListRead> {
  const heading = memberHeading(table);
  if (!heading || !hasNames(heading))
    return { kind: 'no-names', headings: (table[heading?.row ?? 0] ?? []).slice(0, 12) };
  const rows: MemberRow[] = [];
  const problems: MemberProblem[] = [];
  const notes: MemberNote[] = [];
  const seen = { cards: new Set<string>(), lines: new Map<string, number>(), names: new Map<string, number>() };
  const lineOf = readsAs(table, heading);
  yield* linesBelow(table, heading.row, (cells, at) => {
    const read = readRow(cells, at + 1, heading);
    const problem = 'value' in read ? read : twice(read, lineOf(cells), seen);
    if (problem) return void problems.push(problem);
    if ('value' in read) return;
    notes.push(...notesOn(cells, read, heading), ...sameName(read, seen.names));
    rows.push(read);
  });
  const left = leftColumns(table, heading, memberAliases, memberColumnsApart);
  return { kind: 'read', heading: heading.row, rows, problems, notes, left };
}

const hasNames = ({ columns }: Heading<MemberColumn>) => columns.has('fullName') || columns.has('given');

function readRow(cells: readonly string[], row: number, heading: Heading<MemberColumn>): MemberRow | MemberProblem {
  const cell = (column: MemberColumn) => cellOf(cells, heading, column);
  const fullName = tidyName(cell('fullName') || `${cell('before')} ${cell('given')}`);
  if (fullName === '' || !/\p{L}/u.test(fullName)) return { row, kind: 'no-name', value: cells.join(' ').slice(0, 40) };
  if (fullName.length > 80) return { row, kind: 'name-too-long', value: fullName.slice(0, 40) };
  const card = cell('card').toUpperCase();
  if (card.length > 40) return { row, kind: 'card-too-long', value: card.slice(0, 40) };
  const roll = Number(cell('roll'));
  const numbered = Number.isInteger(roll) && roll > 0 && roll <= 5_000 ? { rollNumber: roll } : {};
  const group = classIn(cell('group')).slice(0, longestClass);
  return { row, fullName, group, card, ...numbered, memberKind: kindOf(cell('kind'), group) };
}

const longestClass = 60;
const classIn = (said: string) => said.replace(/^lớp\s+/i, '');

function kindOf(said: string, group: string): Member['memberKind'] {
  const named = kindNamed(said);
  if (named) return named;
  return group === '' ? 'villager' : 'pupil';
}
function kindNamed(said: string): Member['memberKind'] | undefined {
  const word = said.toLowerCase();
  if (/người dân|công dân|villager/.test(word)) return 'villager';
  if (/giáo viên|thầy|cô|cán bộ|teacher/.test(word)) return 'teacher';
  if (/học sinh|pupil|student/.test(word)) return 'pupil';
  return /khách|guest/.test(word) ? 'guest' : undefined;
}

interface Seen {
  readonly cards: Set<string>;
  /** The row of each line, by how it reads. */
  readonly lines: Map<string, number>;
  /** The row of the first of each name in each class. */
  readonly names: Map<string, number>;
}
/** All of the line counts: where another birthday is written it is another child. */
function twice({ row, card, fullName }: MemberRow, line: string, { cards, lines }: Seen): MemberProblem | undefined {
  const first = lines.get(line);
  if (first !== undefined) return { row, kind: 'line-twice', value: fullName, instead: String(first) };
  if (card !== '' && cards.has(card)) return { row, kind: 'card-twice', value: card };
  lines.set(line, row);
  if (card !== '') cards.add(card);
  return undefined;
}
/** Two children of a class may have one name; a child that is written down twice looks the same. */
function sameName({ row, fullName, group }: MemberRow, names: Map<string, number>): MemberNote[] {
  const key = `${fullName.toLowerCase()}|${group.toLowerCase()}`;
  const first = names.get(key);
  if (first === undefined) names.set(key, row);
  return first === undefined ? [] : [{ row, kind: 'same-name', value: fullName, instead: String(first) }];
}

function notesOn(cells: readonly string[], read: MemberRow, heading: Heading<MemberColumn>): MemberNote[] {
  const cell = (column: MemberColumn) => cellOf(cells, heading, column);
  const notes: MemberNote[] = [];
  const note = (kind: MemberNote['kind'], value: string) =>
    notes.push({ row: read.row, kind, value: value.slice(0, 60) });
  if (cell('roll') !== '' && read.rollNumber === undefined) note('roll-unknown', cell('roll'));
  if (cell('kind') !== '' && !kindNamed(cell('kind'))) note('kind-unknown', cell('kind'));
  if (classIn(cell('group')).length > longestClass) note('class-too-long', cell('group'));
  return notes;
}
