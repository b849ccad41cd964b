// Questions about visits.
import type { Visit } from '#domain/visits/visit.ts';
import { database } from '../open-database.ts';

/** Visits of one day at one place, latest first. */
export async function visitsOn(day: string, siteId: string): Promise<Visit[]> {
  const rows = await database().visit.where('onDay').equals(day).toArray();
  const here = rows.filter((row) => !row.removed && row.siteId === siteId);
  return here.sort((a, b) => b.visitedAt.localeCompare(a.visitedAt));
}
/** People who came on each day between two, both included. */
export async function visitorsByDay(fromDay: string, toDay: string, siteId: string): Promise<Map<string, number>> {
  const rows = await database().visit.where('onDay').between(fromDay, toDay, true, true).toArray();
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.removed || row.siteId !== siteId) continue;
    counts.set(row.onDay, (counts.get(row.onDay) ?? 0) + row.partySize);
  }
  return counts;
}
/** People, not entries. */
export function visitorsIn(visits: readonly Visit[]): number {
  return visits.reduce((sum, { partySize }) => sum + partySize, 0);
}
