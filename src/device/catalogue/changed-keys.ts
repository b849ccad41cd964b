// What Dexie tells of a change, as keys: it speaks in ranges, kept as a tree, and a range may stand for everything.
import type { ObservabilitySet } from 'dexie';

interface Node {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly l?: Node | null;
  readonly r?: Node | null;
}

/** The keys that were written; `all` when they are not told one by one. */
export function changedKeys(set: ObservabilitySet[string] | undefined): { keys: unknown[]; all: boolean } {
  const keys: unknown[] = [];
  let all = false;
  const walk = (node: Node | null | undefined): void => {
    if (!node) return;
    if (node.from !== undefined && node.from === node.to) keys.push(node.from);
    else if (node.from !== undefined) all = true;
    walk(node.l);
    walk(node.r);
  };
  walk(set as Node | undefined);
  return { keys, all };
}
