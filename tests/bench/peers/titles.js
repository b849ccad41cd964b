// The same hundred thousand titles for everybody, as rows a server would send: an id, a time of change, and the fields.
import { madeUpTitle } from '../../support/many-titles.ts';

/** Ids as a server would give them: 32 hex digits that neither sort nor repeat. */
const idOf = (at) =>
  [1, 2, 3, 4].map((part) => (Math.imul(at * 4 + part, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')).join('');

export function rows(count) {
  return Array.from({ length: count }, (_, at) => ({
    id: idOf(at),
    updatedAt: 1_790_000_000_000 + at,
    ...madeUpTitle(at),
  }));
}
