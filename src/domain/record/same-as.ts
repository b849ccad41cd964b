// Records that are one: two cards of one child, two records of one book. A link joins two of them; what is linked, however
// roundabout, is one. Nothing that refers to either is rewritten, so taking the link back parts them as they were. The same
// links in any order give the same answer on every device.
import { defineRecord, type ScopeKind } from './define.ts';
import { ref } from './field.ts';

/** `one` stands before `other` (it is the smaller id); `kept` is that of the two which is shown. */
export interface SameAs {
  readonly one: string;
  readonly other: string;
  readonly kept: string;
}
/** The record type of links between two records `of` a type. */
export function defineSame<const Type extends string, const Of extends string>(type: Type, of: Of, scope: ScopeKind) {
  const [one, other, kept] = [ref(of), ref(of), ref(of)];
  return defineRecord(type, { kind: 'fact', scope, version: 1, key: ['one', 'other'], fields: { one, other, kept } });
}

export interface Sameness {
  /** The record that is shown for this one: itself, where nothing is linked. */
  readonly shownFor: (id: string) => string;
  /** All that are one with this record, itself among them, the shown one first. */
  readonly allOf: (id: string) => readonly string[];
}

/** The same link whichever of the two is named first. */
export function linkOf<Type extends string>(kept: Type, merged: Type): { one: Type; other: Type; kept: Type } {
  return kept < merged ? { one: kept, other: merged, kept } : { one: merged, other: kept, kept };
}
/** That of the two which is not shown. */
export function mergedOf({ one, other, kept }: SameAs): string {
  return kept === one ? other : one;
}

/** Of those that are one, that is shown which yields to none; of several, or where they yield in a circle, the smallest id:
 * ids of new records carry their time, so that is the oldest. What is gone is shown only where all of them are. */
export function resolveSame(links: readonly SameAs[], gone: ReadonlySet<string> = new Set()): Sameness {
  const above = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    if (root !== id) above.set(id, root);
    return root;
  };
  for (const { one, other } of links) {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a !== b) above.set(a < b ? b : a, a < b ? a : b);
  }
  const yielding = new Set(links.map(mergedOf));
  const groups = new Map<string, string[]>();
  for (const id of new Set(links.flatMap(({ one, other }) => [one, other])))
    groups.set(rootOf(id), [...(groups.get(rootOf(id)) ?? []), id]);
  const rank = (id: string) => `${gone.has(id) ? 1 : 0}${yielding.has(id) ? 1 : 0}${id}`;
  for (const ids of groups.values()) ids.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const allOf = (id: string) => groups.get(rootOf(id)) ?? [id];
  return { allOf, shownFor: (id) => allOf(id)[0] as string };
}
