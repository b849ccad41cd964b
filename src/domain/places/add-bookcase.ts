// Sets up a bookcase with its shelves, numbered from the top as librarians do; and a further place of service.
import { change, refuse, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { bookcase } from './bookcase.ts';
import { shelf } from './shelf.ts';
import { site } from './site.ts';

export interface AddBookcase {
  readonly name: string;
  readonly siteId: Id<'site'>;
  readonly bookcaseId: Id<'bookcase'>;
  readonly shelves: number;
  /** Names of bookcases that stand here already. */
  readonly known: readonly string[];
}

export function addBookcase({ name, siteId, bookcaseId, shelves, known }: AddBookcase): Decision<PlaceRefusal> {
  const tidy = name.trim();
  if (tidy === '') return refuse({ kind: 'no-name' });
  if (known.includes(tidy)) return refuse({ kind: 'name-taken', name: tidy });
  const rows = Array.from({ length: shelves }, (_, at) => shelf.put({ bookcaseId, name: String(at + 1) }));
  return change(bookcase.put({ siteId, name: tidy }, bookcaseId), ...rows);
}

export function addSite({
  name,
  siteId,
  known,
}: {
  name: string;
  siteId: Id<'site'>;
  known: readonly string[];
}): Decision<PlaceRefusal> {
  const tidy = name.trim();
  if (tidy === '') return refuse({ kind: 'no-name' });
  if (known.includes(tidy)) return refuse({ kind: 'name-taken', name: tidy });
  return change(site.put({ name: tidy, siteKind: 'satellite' }, siteId));
}
export type PlaceRefusal = { readonly kind: 'no-name' } | { readonly kind: 'name-taken'; readonly name: string };
