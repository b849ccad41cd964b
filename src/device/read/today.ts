// Everything the first screen shows, asked in one transaction: ten questions on their own each cost a slow tablet a
// transaction of its own, and the screen would fill in piece by piece.
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { database } from '../open-database.ts';
import { heldCount } from './attention.ts';
import { caseLines, type CaseLine } from './cases.ts';
import { countOfDay, dueBy, type LoanLine } from './circulation.ts';
import { eventsBetween } from './events.ts';
import { isEmptyLibrary, theUnit } from './places.ts';
import { visitorsIn, visitsOn } from './visits.ts';

export interface Today {
  readonly unitName?: string;
  /** Neither books nor members yet. */
  readonly isEmpty: boolean;
  /** Due on this day or late, earliest first. */
  readonly due: readonly LoanLine[];
  readonly events: readonly ReadingEvent[];
  readonly cases: readonly CaseLine[];
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
  const { unit, site, title, member, copy, loan, readingEvent, group, visit } = db;
  const tables = [unit, site, title, member, copy, loan, readingEvent, group, visit, db.case, db.held];
  return db.transaction('r', tables, async () => {
    const [here, isEmpty, due, events, cases, held, visits, counts] = await Promise.all([
      theUnit(unitId),
      isEmptyLibrary(),
      dueBy(day),
      eventsBetween(day, day),
      caseLines(),
      heldCount(),
      visitsOn(day, siteId),
      countOfDay(day),
    ]);
    const name = here ? { unitName: here.name } : {};
    return { ...name, isEmpty, due, events, cases, held, visitors: visitorsIn(visits), ...counts };
  });
}
