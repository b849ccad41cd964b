// entry: each field keeps the value that was written last, by stamp. Removal is one more such field, so an edit of a removed
// record is kept but does not bring it back; a restore, or a put under the same natural key, does.
import type { State, Writing } from './merge.ts';
import type { Stamp } from '../stamp.ts';

/** Stands among the stamps for whether the record is there. */
export const removal = '-';

export function mergeEntry(state: State | undefined, op: Writing): State {
  const values: Record<string, unknown> = { ...state?.fields };
  const stamps = spread(state);
  const write = (name: string, value: unknown) => {
    if (op.stamp <= (stamps[name] ?? '')) return;
    values[name] = value;
    stamps[name] = op.stamp;
  };
  for (const [name, value] of Object.entries(op.fields)) write(name, value ?? null);
  let removed = state?.removed === true;
  if (op.action !== 'patch' && op.stamp > (stamps[removal] ?? '')) {
    stamps[removal] = op.stamp;
    removed = op.action === 'remove';
  }
  return { fields: sortNames(values), ...(removed ? { removed: true as const } : {}), stamps: gather(stamps) };
}

function spread(state: State | undefined): Record<string, Stamp> {
  const { '*': rest, ...named } = state?.stamps ?? {};
  // A field may be called as something that every object has.
  const stamps: Record<string, Stamp> = Object.assign(Object.create(null) as object, named);
  if (rest) for (const name of [...Object.keys(state?.fields ?? {}), removal]) stamps[name] ??= rest;
  for (const [name, stamp] of Object.entries(stamps)) if (stamp === '') delete stamps[name];
  return stamps;
}

/** One stamp for the many fields written together, the others by name: most records are written once. A field without any
 * stamp is named with an empty one, so that `*` never stands for what was not written. */
function gather(stamps: Record<string, Stamp>): Record<string, Stamp> {
  const tally = new Map<Stamp, number>();
  for (const stamp of Object.values(stamps)) tally.set(stamp, (tally.get(stamp) ?? 0) + 1);
  const common = [...tally].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
  if (!common) return {};
  const named = Object.entries(stamps).filter(([, stamp]) => stamp !== common);
  if (!(removal in stamps)) named.push([removal, '']);
  return { '*': common, ...Object.fromEntries(named.sort(byName)) };
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
function sortNames(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).sort(byName));
}

/** When a field was last written, or `''` when it never was; `-` for the putting, removing or restoring of the record. */
export function writtenAt(state: State, name: string): Stamp | '' {
  return spread(state)[name] ?? '';
}
