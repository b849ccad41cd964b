// The one definition of a record type. Types, wire parser, device tables, server views, form fields, makers and generators
// all come from it; nothing about a record is written a second time.
import type { Change, FieldValues } from './change.ts';
import type { Field, Fields, ValueOf } from './field.ts';
import type { Id } from './id.ts';

/** How two writings of one record combine (see protocol/merge.ts): fact = all stand, earliest shown · entry = newest value
 * per field · count = sum of what each device counted; a put's `amount` is how many more, or fewer when negative. */
export type Kind = 'fact' | 'entry' | 'count';
/** Which part of a unit's library a record travels in: `unit` goes to every device of the unit, kiosks too; `people`
 * (whatever names or belongs to a person) never to a kiosk. */
export type ScopeKind = 'unit' | 'people';
export type Upcast = (old: FieldValues) => FieldValues;

type RequiredNames<F extends Fields> = { [N in keyof F]: F[N] extends Field<unknown, true> ? never : N }[keyof F];
type OptionalNames<F extends Fields> = Exclude<keyof F, RequiredNames<F>>;
/** The values to give when a record is put. */
export type PutFields<F extends Fields> = { readonly [N in RequiredNames<F>]: ValueOf<F[N]> } & {
  readonly [N in OptionalNames<F>]?: ValueOf<F[N]> | null;
};

interface Parts<F extends Fields> {
  readonly kind: Kind;
  readonly scope: ScopeKind;
  readonly version: number;
  /** Natural key: when every named field has a value, the id is computed from them. */
  readonly key?: readonly (keyof F & string)[];
  readonly fields: F;
  /** Fields the device looks records up by. */
  readonly indexes?: readonly (keyof F & string)[];
  /** Yes-or-no truths about a record that the device looks records up by, such as `isOpen`; worked out, never stored apart. */
  readonly marks?: Readonly<Record<string, (fields: FieldValues) => boolean>>;
  /** From version n-1 to n, under n. */
  readonly upcasts?: Readonly<Record<number, Upcast>>;
}

export interface Definition<Type extends string = string, F extends Fields = Fields> extends Parts<F> {
  readonly type: Type;
  readonly indexes: readonly (keyof F & string)[];
  readonly upcasts: Readonly<Record<number, Upcast>>;
  readonly put: (fields: PutFields<F>, id?: Id<Type>) => Change;
  readonly patch: (id: Id<Type>, fields: Partial<PutFields<F>>) => Change;
  readonly remove: (id: Id<Type>) => Change;
  readonly restore: (id: Id<Type>) => Change;
  readonly erase: (id: Id<Type>) => Change;
}

/** Any definition, whatever its fields. */
export type AnyDefinition = Omit<Definition, 'put' | 'patch' | 'remove' | 'restore' | 'erase' | 'key' | 'indexes'> & {
  readonly key?: readonly string[];
  readonly indexes: readonly string[];
};

/** The record as screens and rules see it. */
export type RecordOf<D> = D extends Definition<infer Type, infer F> ? { readonly id: Id<Type> } & PutFields<F> : never;

/** Defines a record type; the returned value also makes the changes of that type. */
export function defineRecord<const Type extends string, const F extends Fields>(
  type: Type,
  parts: Parts<F>,
): Definition<Type, F> {
  return {
    indexes: [],
    upcasts: {},
    ...parts,
    type,
    put: (fields, id) => ({ type, action: 'put', fields, ...(id ? { id } : {}) }),
    patch: (id, fields) => ({ type, action: 'patch', id, fields }),
    remove: (id) => ({ type, action: 'remove', id, fields: {} }),
    restore: (id) => ({ type, action: 'restore', id, fields: {} }),
    erase: (id) => ({ type, action: 'erase', id, fields: {} }),
  };
}
