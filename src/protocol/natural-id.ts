// The id of a record that is put: from its natural key where it has one, so that every device computes the same.
import type { FieldValues } from '#domain/record/change.ts';
import type { AnyDefinition } from '#domain/record/define.ts';
import { idFromKey, type Id } from '#domain/record/id.ts';

/** The id that the natural key gives, or undefined when the type has none or its leading field has no value (later parts
 * may be empty). Text is compared without case, in NFC. */
export function naturalId(definition: AnyDefinition, fields: FieldValues): Id | undefined {
  const [leading] = definition.key ?? [];
  if (!leading || fields[leading] === undefined || fields[leading] === null) return undefined;
  const parts = (definition.key ?? []).map((name) => textOf(fields[name]).normalize('NFC').toLowerCase().trim());
  return idFromKey(definition.type, parts);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
