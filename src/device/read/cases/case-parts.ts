// What a case is about, fetched from this device by its kind: loans, copies, people, records. What is missing here (a scope
// still being fetched) is left out.
import { namedIn, type Case, type CaseKind } from '#domain/cases/case.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { StrayReturn } from '#domain/circulation/stray-return.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Sameness } from '#domain/record/same-as.ts';
import type { AnyRow } from '../../database.ts';
import { database } from '../../open-database.ts';
import { copiesOf, titlesById } from '../catalogue.ts';
import { withBooks, type LoanLine } from '../circulation.ts';
import { presenceAt } from '../events.ts';
import { sameCopies, sameMembers, sameTitles } from '../same.ts';
import { recordInQuestion, writtenWhen } from './case-records.ts';
import { madeOf, type Made } from './made.ts';

/** `madeAt`, `madeBy`: of the loans, copies or members that clash, as far as their stamps still say. */
export interface CaseParts extends Made {
  /** The loans in question: those that are still open, or all once the case is settled. */
  readonly loans: readonly LoanLine[];
  /** The copies in question and their titles. */
  readonly copies: readonly { readonly copy: Copy; readonly title?: Title }[];
  /** Copies of the same title that nobody has, whose code may have been meant. */
  readonly freeCopies: readonly Copy[];
  /** Open loans of other copies of the same title; of a settled stray return the one that it ended. */
  readonly otherLoans: readonly LoanLine[];
  readonly members: readonly Member[];
  /** cardClash, accessionClash: people have said that the two are one. The one that is shown then stands first. */
  readonly isOne?: boolean;
  readonly titles: readonly { readonly title: Title; readonly copies: number }[];
  readonly stray?: StrayReturn;
  readonly event?: { readonly event: ReadingEvent; readonly present: number };
  /** editedRemoved, twoValues: the record as it is on this device, removed or not. */
  readonly record?: AnyRow;
  /** editedRemoved, of a copy: its title, when that was taken off as well. */
  readonly goneTitle?: Title;
  /** editedRemoved: when it was taken off, and when it was last corrected. */
  readonly written?: { readonly removedAt?: string; readonly editedAt?: string };
}

const nothing: CaseParts = {
  loans: [],
  copies: [],
  freeCopies: [],
  otherLoans: [],
  members: [],
  titles: [],
  madeAt: new Map(),
  madeBy: new Map(),
};
const present = <Row extends { readonly removed?: true }>(rows: readonly (Row | undefined)[]) =>
  rows.filter((row): row is Row => row !== undefined && !row.removed);

const readers: Readonly<Record<CaseKind, (open: Case) => Promise<Partial<CaseParts>>>> = {
  doubleLoan: async ({ subjects, status }) => {
    const rows = present(await database().loan.bulkGet([...subjects]));
    if (status === 'settled') return { loans: await withBooks(rows) };
    const loans = await withBooks(rows.filter(({ returnedAt }) => !returnedAt));
    return { loans, freeCopies: await freeCopiesOf(loans[0]?.copy), ...madeOf(rows) };
  },
  accessionClash: async ({ subjects }) => {
    const { ids, isOne } = oneFirst(subjects, await sameCopies());
    const rows = present(await database().copy.bulkGet(ids));
    return { copies: await copiesWithTitles(ids), isOne, ...madeOf(rows) };
  },
  cardClash: async ({ subjects }) => {
    const { ids, isOne } = oneFirst(subjects, await sameMembers());
    const members = present(await database().member.bulkGet(ids));
    return { members, isOne, ...madeOf(members) };
  },
  strayReturn: async ({ subjects: [strayId = '', copyId = ''], outcome }) => {
    const [stray] = present([await database().strayReturn.get(strayId)]);
    const copies = await copiesWithTitles([copyId]);
    const ended = await database().loan.get(namedIn(outcome, 'ended') ?? '');
    const otherLoans = ended ? withBooks([ended]) : otherLoansOf(copies[0]?.title?.id, copyId);
    return { ...(stray ? { stray } : {}), copies, otherLoans: await otherLoans };
  },
  goneCopyLent: async ({ subjects: [loanId = '', copyId = ''] }) => {
    const loans = await withBooks(present([await database().loan.get(loanId)]));
    return { loans, copies: await copiesWithTitles([copyId]) };
  },
  overCapacity: async ({ subjects: [eventId = ''] }) => {
    const [event] = present([await database().readingEvent.get(eventId)]);
    return event ? { event: { event, present: (await presenceAt(event.id)).tally.total } } : {};
  },
  sameMember: async ({ subjects }) => ({ members: present(await database().member.bulkGet([...subjects])) }),
  sameTitle: async ({ subjects }) => {
    const [titles, copies] = await Promise.all([titlesById(subjects), copiesOf(subjects)]);
    const lines = present(subjects.map((id) => titles.get(id)));
    return { titles: lines.map((title) => ({ title, copies: copies.get(title.id)?.length ?? 0 })) };
  },
  editedRemoved: async (open) => {
    const { record } = await recordInQuestion(open);
    if (!record) return {};
    const goneTitle = open.about === 'copy' ? await goneTitleOf(record as unknown as Copy) : undefined;
    return { record, written: writtenWhen(record), ...(goneTitle ? { goneTitle } : {}) };
  },
  editedErased: recordInQuestion,
  loanOfNobody: async ({ subjects: [loanId = ''], status }) => {
    const rows = present([await database().loan.get(loanId)]);
    return { loans: await withBooks(rows.filter(({ returnedAt }) => status === 'settled' || !returnedAt)) };
  },
  twoValues: recordInQuestion,
};

/** All of it; a kind that only a newer version of the app knows has nothing. */
export async function partsOf(open: Case): Promise<CaseParts> {
  return { ...nothing, ...(await readers[open.caseKind]?.(open)) };
}

/** Once they are one, that which is shown stands first. */
function oneFirst(subjects: readonly string[], same: Sameness): { ids: string[]; isOne: boolean } {
  const isOne = new Set(subjects.map(same.shownFor)).size === 1;
  const isShown = (id: string) => same.shownFor(id) === id;
  return { ids: isOne ? subjects.toSorted((a, b) => Number(isShown(b)) - Number(isShown(a))) : [...subjects], isOne };
}

/** The copies with their titles; of titles that are one, the one that is shown. */
async function copiesWithTitles(ids: readonly string[]) {
  const [rows, same] = await Promise.all([database().copy.bulkGet([...ids]), sameTitles()]);
  const copies = present(rows);
  const titles = await titlesById(copies.map(({ titleId }) => same.shownFor(titleId)));
  return copies.map((copy) => ({ copy, title: titles.get(same.shownFor(copy.titleId)) }));
}

async function goneTitleOf({ titleId }: Copy): Promise<Title | undefined> {
  const shown = (await sameTitles()).shownFor(titleId);
  const known = (await titlesById([shown])).get(shown);
  return known?.removed ? known : undefined;
}

async function freeCopiesOf(taken: Copy | undefined): Promise<Copy[]> {
  const lines = taken ? ((await copiesOf([taken.titleId])).get(taken.titleId) ?? []) : [];
  const free = lines.filter(({ copy, dueOn }) => dueOn === undefined && copy.id !== taken?.id);
  return free.map(({ copy }) => copy).filter(({ status }) => status === 'inService' || status === 'damaged');
}

async function otherLoansOf(titleId: string | undefined, butNot: string): Promise<LoanLine[]> {
  const lines = titleId === undefined ? [] : ((await copiesOf([titleId])).get(titleId) ?? []);
  const same = await sameCopies();
  // Also those of a record that is this same copy: the loan may have been written under it.
  const lent = lines.flatMap(({ copy, dueOn }) => (dueOn === undefined ? [] : same.allOf(copy.id)));
  const others = lent.filter((id) => id !== butNot);
  const loans = await database().loan.where('copyId').anyOf(others).toArray();
  return withBooks(present(loans).filter(({ returnedAt }) => !returnedAt));
}
