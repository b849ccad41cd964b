// A record that was taken off and is put again under its natural key is the same record on every tablet. But a put leaves the
// fields that it does not name as they were, and what somebody has emptied since would be there again.
import type { FieldValues } from './change.ts';
import type { AnyDefinition } from './define.ts';

/** The fields of a put, and nothing in those that only the record that is `gone` had. Fields of a newer version of the app are
 * left alone. */
export function writtenAnew<Fields extends FieldValues>(
  definition: AnyDefinition,
  fields: Fields,
  gone: object | undefined,
): Fields {
  const before = (gone ?? {}) as FieldValues;
  const had = Object.keys(definition.fields).filter((name) => (before[name] ?? null) !== null);
  const emptied = had.filter((name) => (fields[name] ?? null) === null).map((name) => [name, null]);
  return { ...fields, ...Object.fromEntries(emptied) };
}
