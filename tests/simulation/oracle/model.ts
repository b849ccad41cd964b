// What the library must look like: every op that the server applied, merged one after the other with the project's own
// merge, in no server and no database. Faults that are planted in the programs do not reach this file's imports.
import { parseFields } from '#domain/record/parse.ts';
import { definitionOf } from '#domain/records.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import { recordKey } from '#protocol/op.ts';
import type { ServerOp } from './saved.ts';

/** States by scope and record. Records that the server makes by itself are not among them. */
export function modelOf(ops: readonly ServerOp[]): Map<string, State> {
  const states = new Map<string, State>();
  for (const { op, outcome, effective } of ops) {
    const definition = definitionOf(op.type);
    if (!definition || !outcome.startsWith('applied')) continue;
    const key = `${op.scope} ${recordKey(op.type, op.recordId)}`;
    const parsed = parseFields(definition, op.fields, op.action === 'put');
    if (!parsed.ok) throw new Error(`An op that makes no sense was applied: ${op.type} ${op.action}`);
    const stamp = definition.kind === 'fact' ? op.stamp : effective;
    states.set(key, merge(definition, states.get(key), { ...op, fields: parsed.fields, stamp }));
  }
  return states;
}

/** The same text for the same value, whatever the order of names. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
