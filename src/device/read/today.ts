// Everything the first screen shows, asked in one transaction: ten questions on their own each cost a slow tablet a
// transaction of its own, and the screen would fill in piece by piece.
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { titleTables } from '../catalogue/tables.ts';
import { database } from '../open-database.ts';
import { heldCount, openCases } from './attention.ts';
import { caseLines, type CaseLine } from './cases/case-lines.ts';
import { countOfDay, dueBy, type LoanLine } from './circulation.ts';
import { eventsOf } from './events.ts';
import { isEmptyLibrary, theUnit } from './places.ts';
import { visitorsIn, visitsOn } from './visits.ts';

export interface Today {
  readonly unitName?: string;
  /** Neither books nor members yet. */
  readonly isEmpty: boolean;
  /** Due on this day or late, earliest first. */
  readonly due: readonly LoanLine[];
  readonly events: readonly ReadingEvent[];
  /** How many cases are open, and the oldest of them. */
  readonly cases: number;
  readonly firstCase?: CaseLine;
  /** Own ops that the server kept without applying. */
  readonly held: number;
  /** People, not entries. */
  readonly visitors: number;
  readonly lent: number;
  readonly returned: number;
}

/** What there is to see and do on this day at this site. */
export async function todayAt(day: string, unitId: string, siteId: string): Promise<Today> {
  const db = database();
  const { unit, site, member, copy, loan, readingEvent, group, visit } = db;
  const tables = [...titleTables, unit, site, member, copy, loan, readingEvent, group, visit, db.case, db.held];
  const { sameMember, sameTitle, sameCopy, strayReturn, attendance, headcount, doorCount, bookcase, shelf } = db;
  const asked = [sameMember, sameTitle, sameCopy, strayReturn, attendance, headcount, doorCount, bookcase, shelf];
  return db.transaction('r', [...tables, ...asked], async () => {
    const [here, isEmpty, due, events, cases, [firstCase], held, visits, counts] = await Promise.all([
      theUnit(unitId),
      isEmptyLibrary(),
      dueBy(day),
      eventsOf(day),
      openCases(),
      caseLines(1),
      heldCount(),
      visitsOn(day, siteId),
      countOfDay(day),
    ]);
    const known = { ...(here ? { unitName: here.name } : {}), ...(firstCase ? { firstCase } : {}) };
    const figures = { cases: cases.length, held, visitors: visitorsIn(visits), ...counts };
    return { ...known, isEmpty, due, events, ...figures };
  });
}
