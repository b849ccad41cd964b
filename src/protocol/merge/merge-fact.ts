// fact: every writing stands until an op that has seen it takes it back; what is shown is the earliest that stands. So an
// undo on one tablet never takes away what another tablet saw with its own eyes.
import type { FieldValues } from '#domain/record/change.ts';
import type { State, Writing } from './merge.ts';
import type { Stamp } from '../stamp.ts';

export function mergeFact(state: State | undefined, op: Writing): State {
  if (!state && op.action === 'put') {
    // A literal with a name of its own in each op makes the engine a new shape every time: half of what merging it costs.
    const puts = Object.create(null) as Record<Stamp, null>;
    puts[op.stamp] = null;
    return { fields: op.fields, puts };
  }
  const puts: Record<Stamp, FieldValues> = {};
  for (const [stamp, fields] of Object.entries(state?.puts ?? {})) puts[stamp] = fields ?? state?.fields ?? {};
  const voids = new Set(state?.voids);
  if (op.action === 'remove') for (const stamp of op.voids ?? []) voids.add(stamp);
  else if (op.action === 'put') puts[op.stamp] = op.fields;

  const order = Object.keys(puts).sort();
  const shown = order.find((stamp) => !voids.has(stamp));
  const fields = puts[shown ?? order[0] ?? ''] ?? {};
  const key = JSON.stringify(fields);
  const folded = order.map((stamp) => [stamp, JSON.stringify(puts[stamp]) === key ? null : puts[stamp]] as const);
  return {
    fields,
    ...(shown ? {} : { removed: true as const }),
    puts: Object.fromEntries(folded) as Record<Stamp, FieldValues | null>,
    ...(voids.size > 0 ? { voids: [...voids].sort() } : {}),
  };
}

/** The writings that stand now: what a removal made here takes back. */
export function standing(state: State): Stamp[] {
  return Object.keys(state.puts ?? {}).filter((stamp) => !state.voids?.includes(stamp));
}
