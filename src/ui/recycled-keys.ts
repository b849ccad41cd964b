// Keys for rows that change with every keystroke: a row that stays keeps its key, and with it the focus; one that comes takes
// the key of one that left, so that its lines are written anew and not built anew, which takes a slow tablet much longer.

/** A key for each of these ids. `before`: what this gave last. */
export function recycledKeys(before: ReadonlyMap<string, number>, ids: readonly string[]): ReadonlyMap<string, number> {
  const stays = new Set(ids);
  const taken = new Set([...before].filter(([id]) => stays.has(id)).map(([, key]) => key));
  let next = 0;
  const keys = new Map<string, number>();
  for (const id of ids) {
    while (!before.has(id) && taken.has(next)) next += 1;
    const key = before.get(id) ?? next;
    taken.add(key);
    keys.set(id, key);
  }
  return keys;
}
