// Open cases with all that a person needs to decide them.
import type { Case } from '#domain/cases/case.ts';
import type { CaseFacts } from '#domain/cases/case-facts.ts';
import type { Group } from '#domain/membership/group.ts';
import { database } from '../../open-database.ts';
import { openCases } from '../attention.ts';
import { allSites } from '../places.ts';
import { factsOf } from './case-facts.ts';
import { partsOf, type CaseParts } from './case-parts.ts';

/** A device that wrote something. */
export interface Writer {
  readonly device: string;
  readonly name?: string;
  /** It is this one. */
  readonly isOwn: boolean;
}
export interface CaseLine extends CaseParts {
  readonly open: Case;
  readonly said: CaseFacts;
  readonly groupNames: ReadonlyMap<string, string>;
  readonly siteNames: ReadonlyMap<string, string>;
  /** Who wrote each of its records, by the record's id, where that was asked for (writers.ts). */
  readonly writers?: ReadonlyMap<string, Writer>;
}

/** The oldest `most` of the open cases. */
export async function caseLines(most = Infinity): Promise<CaseLine[]> {
  return linesOf((await openCases()).slice(0, most));
}

/** These cases, with the same. */
export async function linesOf(all: readonly Case[]): Promise<CaseLine[]> {
  const [groups, sites] = await Promise.all([database().group.toArray() as Promise<Group[]>, allSites()]);
  const names = {
    groupNames: new Map(groups.map(({ id, name }) => [id as string, name])),
    siteNames: new Map(sites.map(({ id, name }) => [id as string, name])),
  };
  return Promise.all(
    all.map(async (one) => {
      const parts = await partsOf(one);
      return { open: one, said: factsOf(one, parts), ...parts, ...names };
    }),
  );
}
