// An open case with all that a person needs to decide it.
import type { Case } from '#domain/cases/case.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import { database } from '../open-database.ts';
import { openCases } from './attention.ts';
import { titlesById } from './catalogue.ts';
import { withBooks, type LoanLine } from './circulation.ts';
import { allSites } from './places.ts';

export interface CaseLine {
  readonly open: Case;
  /** doubleLoan: its loans that are still open. */
  readonly loans: readonly LoanLine[];
  /** accessionClash: the copies and their titles. */
  readonly copies: readonly { readonly copy: Copy; readonly title?: Title }[];
  /** cardClash: the members. */
  readonly members: readonly Member[];
  readonly groupNames: ReadonlyMap<string, string>;
  readonly siteNames: ReadonlyMap<string, string>;
}

export async function caseLines(): Promise<CaseLine[]> {
  return Promise.all((await openCases()).map(lineOf));
}

async function lineOf(open: Case): Promise<CaseLine> {
  const db = database();
  const ids = [...open.subjects];
  const present = <Row extends { removed?: true }>(rows: readonly (Row | undefined)[]) =>
    rows.filter((row): row is Row => row !== undefined && !row.removed);
  const [groups, sites] = await Promise.all([db.group.toArray() as Promise<Group[]>, allSites()]);
  const names = {
    groupNames: new Map(groups.map(({ id, name }) => [id as string, name])),
    siteNames: new Map(sites.map(({ id, name }) => [id as string, name])),
  };
  const nothing = { open, loans: [], copies: [], members: [], ...names };
  if (open.caseKind === 'doubleLoan') {
    const loans = present(await db.loan.bulkGet(ids)).filter(({ returnedAt }) => !returnedAt);
    return { ...nothing, loans: await withBooks(loans.sort((a, b) => a.lentAt.localeCompare(b.lentAt))) };
  }
  if (open.caseKind === 'accessionClash') {
    const copies = present(await db.copy.bulkGet(ids));
    const titles = await titlesById(copies.map(({ titleId }) => titleId));
    return { ...nothing, copies: copies.map((copy) => ({ copy, title: titles.get(copy.titleId) })) };
  }
  return { ...nothing, members: present(await db.member.bulkGet(ids)) };
}
