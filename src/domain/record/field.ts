// The kinds of field a record can have. One kind is one object: how to check a value, how a report's SQL sees it, an
// example, and how to make one at random for tests. Everything that stores or sends a record is derived from these.
import * as v from 'valibot';
import type { Id } from './id.ts';

/** Draws a whole number from 0 to below `limit`; tests pass a seeded one. */
export type Random = (limit: number) => number;

export interface Field<Value, Optional extends boolean = false> {
  readonly schema: v.GenericSchema<unknown, Value>;
  readonly sql: 'text' | 'integer';
  readonly optional: Optional;
  /** The record type a reference points to. */
  readonly refersTo?: string;
  readonly choices?: readonly string[];
  readonly sample: Value;
  readonly random: (random: Random) => Value;
}
export type Fields = Readonly<Record<string, Field<unknown, boolean>>>;
export type ValueOf<F> = F extends Field<infer Value, boolean> ? Value : never;

/** Marks a field as "may be unknown": absent or null. It never means "depends on another field". */
export function optional<Value>(field: Field<Value, boolean>): Field<Value, true> {
  return { ...field, optional: true };
}

/** Text in Unicode NFC, trimmed, at most `max` characters (default 200). */
export function text({ max = 200 }: { max?: number } = {}): Field<string> {
  const schema = v.pipe(
    v.string(),
    v.transform((value) => value.normalize('NFC').trim()),
    v.minLength(1),
    v.maxLength(max),
  );
  const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyỄỘở 0123';
  const random = (draw: Random) =>
    `t${Array.from({ length: draw(Math.min(max, 24) - 1) }, () => letters[draw(letters.length)]).join('')}`.trim();
  return {
    schema,
    sql: 'text',
    optional: false,
    sample: 'Quê nội'.slice(0, max),
    random: (d) => random(d).normalize('NFC'),
  };
}

/** A whole number from `min` (default 0) to `max` (default a million). */
export function count({ min = 0, max = 1_000_000 }: { min?: number; max?: number } = {}): Field<number> {
  const schema = v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
  return { schema, sql: 'integer', optional: false, sample: min + 3, random: (draw) => min + draw(max - min + 1) };
}

/** Whole đồng. */
export function money(): Field<number> {
  return { ...count({ max: 1_000_000_000 }), sample: 45_000 };
}

export function flag(): Field<boolean> {
  return { schema: v.boolean(), sql: 'integer', optional: false, sample: true, random: (draw) => draw(2) === 1 };
}

/** A calendar day in the library's zone, `2026-10-02`. */
export function day(): Field<string> {
  const random = (draw: Random) => `20${10 + draw(30)}-0${1 + draw(9)}-1${draw(9)}`;
  return { schema: v.pipe(v.string(), v.isoDate()), sql: 'text', optional: false, sample: '2026-10-02', random };
}

/** A moment, UTC ISO text with milliseconds: `2026-10-02T07:00:00.000Z`. */
export function instant(): Field<string> {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  const random = (draw: Random) => `2026-0${1 + draw(9)}-1${draw(9)}T0${draw(9)}:1${draw(9)}:00.00${draw(9)}Z`;
  return {
    schema: v.pipe(v.string(), v.regex(form)),
    sql: 'text',
    optional: false,
    sample: '2026-10-02T07:00:00.000Z',
    random,
  };
}

/** One of a closed list of words. */
export function choice<const Words extends readonly [string, ...string[]]>(...words: Words): Field<Words[number]> {
  const random = (draw: Random) => words[draw(words.length)] as Words[number];
  return { schema: v.picklist(words), sql: 'text', optional: false, choices: words, sample: words[0], random };
}

/** Another record's id. */
export function ref<const Type extends string>(type: Type): Field<Id<Type>> {
  const schema = v.pipe(v.string(), v.regex(/^[0-9a-z-]{8,64}$/)) as unknown as v.GenericSchema<unknown, Id<Type>>;
  const hex = (draw: Random, digits: number) =>
    draw(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const random = (draw: Random) => `${hex(draw, 6)}00-0000-7000-8000-000000${hex(draw, 6)}` as Id<Type>;
  const sample = '01939f00-0000-7000-8000-000000000001' as Id<Type>;
  return { schema, sql: 'text', optional: false, refersTo: type, sample, random };
}

/** Several short texts, order kept, at most 50. */
export function list<Value>(of: Field<Value, boolean>): Field<Value[]> {
  const schema = v.pipe(v.array(of.schema), v.maxLength(50)) as unknown as v.GenericSchema<unknown, Value[]>;
  const random = (draw: Random) => Array.from({ length: draw(4) }, () => of.random(draw));
  return {
    schema,
    sql: 'text',
    optional: false,
    ...(of.refersTo ? { refersTo: of.refersTo } : {}),
    sample: [of.sample],
    random,
  };
}
