// Erasing a record, for the sake of the person it is about: nothing of what it said is left, and nothing that was or will be
// written about it, in whatever order it comes, brings any of it back. Its id stays, so that what names it still counts.
import type { State, Writing } from './merge.ts';

/** The state after an op on a record that is erased by it or was before. */
export function mergeErase(state: State | undefined, op: Writing): State {
  const before = state?.erased;
  const erased = op.action === 'erase' && (before === undefined || op.stamp < before) ? op.stamp : before;
  return { fields: {}, removed: true, ...(erased === undefined ? {} : { erased }) };
}
