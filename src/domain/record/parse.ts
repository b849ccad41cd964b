// Checks the fields of a record that came from outside (wire, file, form) against its definition. Unknown fields are kept:
// they belong to a newer version of the app, and dropping them would lose somebody's work.
import * as v from 'valibot';
import type { FieldValues } from './change.ts';
import type { AnyDefinition } from './define.ts';

export type Parsed =
  | { readonly ok: true; readonly fields: FieldValues }
  | { readonly ok: false; readonly field: string; readonly reason: 'missing' | 'invalid' };

const fieldName = /^[a-z][A-Za-z0-9]{0,39}$/;
/** Longest unknown value that is carried along, in characters of JSON. */
const longestUnknown = 4000;

/** Checks given fields; with `whole`, required ones must all be there. Text comes back in NFC, trimmed. */
export function parseFields(definition: AnyDefinition, given: unknown, whole: boolean): Parsed {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { ok: false, field: '', reason: 'invalid' };
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const parsed = parseOne(definition, name, value);
    if (!parsed) return { ok: false, field: name, reason: 'invalid' };
    fields[name] = parsed.value;
  }
  if (whole) {
    for (const [name, field] of Object.entries(definition.fields)) {
      if (!field.optional && !Object.hasOwn(fields, name)) return { ok: false, field: name, reason: 'missing' };
    }
  }
  return { ok: true, fields };
}

function parseOne(definition: AnyDefinition, name: string, value: unknown): { value: unknown } | undefined {
  const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
  if (!field && !fieldName.test(name)) return undefined;
  if (!field) return JSON.stringify(value ?? null).length <= longestUnknown ? { value: value ?? null } : undefined;
  if (value === null || value === undefined) return field.optional ? { value: null } : undefined;
  const result = v.safeParse(field.schema, value);
  return result.success ? { value: result.output } : undefined;
}

/** Brings fields written by an older version of the app to the present one. */
export function upcast(definition: AnyDefinition, version: number, fields: FieldValues): FieldValues {
  let current = fields;
  for (let next = version + 1; next <= definition.version; next += 1) {
    current = definition.upcasts[next]?.(current) ?? current;
  }
  return current;
}
