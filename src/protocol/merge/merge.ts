// How ops become the state of a record: the same function on every device and on the server. Ops may come in any order and
// any number of times and must give the same state (tests/protocol/merge.test.ts holds this for every record type).
import type { FieldValues } from '#domain/record/change.ts';
import type { AnyDefinition } from '#domain/record/define.ts';
import { upcast } from '#domain/record/parse.ts';
import { mergeCount } from './merge-count.ts';
import { mergeEntry } from './merge-entry.ts';
import { mergeErase } from './merge-erase.ts';
import { mergeFact } from './merge-fact.ts';
import type { Op } from '../op.ts';
import type { DeviceId, Stamp } from '../stamp.ts';

export interface State {
  /** What is shown. */
  readonly fields: FieldValues;
  readonly removed?: true;
  /** When all that the record said was erased; nothing else is kept then. */
  readonly erased?: Stamp;
  /** entry: when each field was last written; `*` stands for the fields not named. */
  readonly stamps?: Readonly<Record<string, Stamp>>;
  /** fact: every writing by its stamp; null stands for the fields that are shown. */
  readonly puts?: Readonly<Record<Stamp, FieldValues | null>>;
  /** fact: writings taken back, sorted. */
  readonly voids?: readonly Stamp[];
  /** count: what each device counted, and when. */
  readonly counts?: Readonly<Record<DeviceId, readonly [amount: number, stamp: Stamp]>>;
}

/** The part of an op that merging looks at. */
export type Writing = Pick<Op, 'action' | 'fields' | 'voids' | 'stamp' | 'version' | 'device'>;

/** The state after one more op. */
export function merge(definition: AnyDefinition, state: State | undefined, op: Writing): State {
  if (op.action === 'erase' || state?.erased) return mergeErase(state, op);
  const isOld = op.version < definition.version;
  const writing = isOld ? { ...op, fields: upcast(definition, op.version, op.fields) } : op;
  if (definition.kind === 'fact') return mergeFact(state, writing);
  if (definition.kind === 'count') return mergeCount(state, writing);
  return mergeEntry(state, writing);
}

/** Whether every required field has a value: a patch may arrive before the record it belongs to. What is erased is whole. */
export function isWhole(definition: AnyDefinition, state: State): boolean {
  if (state.erased) return true;
  return Object.entries(definition.fields).every(
    ([name, field]) => field.optional || (state.fields[name] !== undefined && state.fields[name] !== null),
  );
}

/** The newest stamp that the state holds, or '' for an empty one. */
export function latestStamp(state: State): Stamp | '' {
  const counted = Object.values(state.counts ?? {}).map(([, stamp]) => stamp);
  const all = [
    ...Object.values(state.stamps ?? {}),
    ...Object.keys(state.puts ?? {}),
    ...(state.voids ?? []),
    ...(state.erased ? [state.erased] : []),
    ...counted,
  ];
  return all.reduce((latest, stamp) => (stamp > latest ? stamp : latest), '');
}
