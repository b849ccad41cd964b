// Ops of every version of the app that was ever given out. Each file here is frozen: tablets that were away for years hand in
// exactly this, and it must be understood for ever. A new release adds a file; nothing is taken out or changed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyDefinition } from '#domain/record/define.ts';
import { parseFields, upcast } from '#domain/record/parse.ts';
import { definitionOf } from '#domain/records.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import { opFromWire, opToWire, type Op, type WireOp } from '#protocol/op.ts';

interface GoldenField {
  readonly sql: string;
  readonly optional: boolean;
  readonly choices?: readonly string[];
  readonly refersTo?: string;
}
interface Golden {
  readonly version: number;
  readonly kind: string;
  readonly scope: string;
  readonly key?: readonly string[];
  readonly fields: Readonly<Record<string, GoldenField>>;
  readonly histories: readonly { readonly ops: readonly WireOp[]; readonly state: State }[];
}

const folder = join(import.meta.dirname, '../protocol/golden');
const releases = readdirSync(folder).filter((name) => name.endsWith('.json'));
const golden = releases.flatMap((name) => {
  const types = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, Golden>;
  return Object.entries(types).map(([type, frozen]) => [`${name}: ${type}`, type, frozen] as const);
});

function known(type: string): AnyDefinition {
  const definition = definitionOf(type);
  if (!definition) throw new Error(`${type} was given out and is no longer known.`);
  return definition;
}
/** As a server of today takes it: read, brought to the present version, checked. */
function taken(definition: AnyDefinition, wire: WireOp): Op {
  const op = opFromWire(wire);
  if (!op) throw new Error(`An op of ${definition.type} can no longer be read.`);
  const fields = upcast(definition, op.version, op.fields);
  const parsed = parseFields(definition, fields, op.action === 'put');
  if (!parsed.ok) throw new Error(`${definition.type}.${parsed.field} is no longer taken: ${parsed.reason}.`);
  return { ...op, version: definition.version, fields: parsed.fields };
}

test.each(golden)('%s: every op is read, brought to today and checked', (_name, type, { histories }) => {
  for (const wire of histories.flatMap(({ ops }) => ops)) {
    expect(opToWire(opFromWire(wire) as Op)).toEqual(wire);
    expect(taken(known(type), wire).recordId).toBe(wire.rid);
  }
});

test.each(golden)('%s: ops give the record they gave then, brought to today', (_name, type, { version, histories }) => {
  const definition = known(type);
  for (const { ops, state } of histories) {
    const now = ops.reduce<State | undefined>(
      (before, wire) => merge(definition, before, taken(definition, wire)),
      undefined,
    );
    if (version === definition.version) expect(now).toEqual(state);
    else expect(now?.fields).toEqual(upcast(definition, version, state.fields));
  }
});

test.each(golden)('%s: a change that old apps would not understand comes with a version', (_name, type, frozen) => {
  const definition = known(type);
  expect([definition.kind, definition.scope, definition.key]).toEqual([frozen.kind, frozen.scope, frozen.key]);
  for (let next = frozen.version + 1; next <= definition.version; next += 1)
    expect(definition.upcasts[next], `${type} needs an upcast to version ${next}`).toBeDefined();
  if (definition.version === frozen.version) expect(broken(definition, frozen)).toEqual([]);
});

/** Fields that mean something else than they did. New optional fields and new choices may come without a version. */
function broken({ fields }: AnyDefinition, frozen: Golden): string[] {
  const names = new Set([...Object.keys(fields), ...Object.keys(frozen.fields)]);
  return [...names].filter((name) => {
    const [then, now] = [frozen.fields[name], fields[name]];
    if (!then) return !now?.optional;
    if (!now || now.sql !== then.sql || now.refersTo !== then.refersTo) return true;
    const lost = (then.choices ?? []).some((choice) => !now.choices?.includes(choice));
    return lost || (then.optional && !now.optional) || (now.choices !== undefined && then.choices === undefined);
  });
}

test('a changed, lost or newly required field is found out', () => {
  const [, , frozen] = golden.find(([, type]) => type === 'loan') as (typeof golden)[number];
  const loan = known('loan');
  const changed = (fields: object) => broken({ ...loan, fields: { ...loan.fields, ...fields } }, frozen);
  expect(changed({ dueOn: { ...loan.fields.dueOn, sql: 'integer' } })).toEqual(['dueOn']);
  expect(changed({ returnedAt: { ...loan.fields.returnedAt, optional: false } })).toEqual(['returnedAt']);
  expect(changed({ note: { ...loan.fields.dueOn, optional: false } })).toEqual(['note']);
  expect(changed({ note: { ...loan.fields.dueOn, optional: true } })).toEqual([]);
  const { dueOn: _gone, ...rest } = loan.fields;
  expect(broken({ ...loan, fields: rest }, frozen)).toEqual(['dueOn']);
});
