// The id of a record that is about to be put: from its natural key where it has one, so that every device computes the same.
import type { FieldValues } from '#domain/record/change.ts';
import type { AnyDefinition } from '#domain/record/define.ts';
import type { Id } from '#domain/record/id.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { freshId } from './clock.ts';

export function newIdFor<Type extends string>(
  definition: AnyDefinition & { type: Type },
  fields: FieldValues,
): Id<Type> {
  return (naturalId(definition, fields) ?? freshId()) as Id<Type>;
}
