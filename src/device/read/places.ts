// Questions about the library itself: its unit, sites, bookcases and shelves.
import type { Bookcase } from '#domain/places/bookcase.ts';
import type { Shelf } from '#domain/places/shelf.ts';
import { mainFirst, type Site } from '#domain/places/site.ts';
import type { Unit } from '#domain/places/unit.ts';
import { database } from '../open-database.ts';
import { isAnyTitle } from './catalogue.ts';

export async function theUnit(unitId: string): Promise<Unit | undefined> {
  return database().unit.get(unitId);
}
/** All sites of the unit, main library first. */
export async function allSites(): Promise<Site[]> {
  const sites = (await database().site.toArray()).filter((site) => !site.removed);
  return sites.sort(mainFirst);
}
/** Bookcases and their shelves, in one go: there are few. */
export async function allShelves(): Promise<{ bookcases: Bookcase[]; shelves: Shelf[] }> {
  const [bookcases, shelves] = await Promise.all([database().bookcase.toArray(), database().shelf.toArray()]);
  return { bookcases: bookcases.filter((row) => !row.removed), shelves: shelves.filter((row) => !row.removed) };
}
/** Whether there are neither books nor members yet. */
export async function isEmptyLibrary(): Promise<boolean> {
  const [titles, members] = await Promise.all([isAnyTitle(), database().member.limit(1).primaryKeys()]);
  return !titles && members.length === 0;
}
