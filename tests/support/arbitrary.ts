// Generators for property tests, all derived from the record definitions: a new record type is tested without a new line.
import fc from 'fast-check';
import { definitionOf, recordTypes, type RecordType } from '#domain/records.ts';
import type { AnyDefinition } from '#domain/record/define.ts';
import type { Op } from '#protocol/op.ts';
import { makeStamp } from '#protocol/stamp.ts';

export function mustDefine(type: RecordType): AnyDefinition {
  const definition = definitionOf(type);
  if (!definition) throw new Error(`No definition of ${type}`);
  return definition;
}

/** Every required field, and some of the optional ones. */
export function fieldsOf(type: RecordType): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(mustDefine(type).fields);
  return fc.nat().map((seed) => {
    const draw = drawFrom(seed);
    const chosen = fields.filter(([, field]) => !field.optional || draw(2) === 1);
    return Object.fromEntries(chosen.map(([name, field]) => [name, field.random(draw)]));
  });
}

const actions = ['put', 'put', 'put', 'put', 'patch', 'patch', 'remove', 'remove', 'restore', 'erase'] as const;
const devices = ['00000000000000aa', '00000000000000bb', '00000000000000cc'] as const;
export const recordId = '01939f00-0000-7000-8000-00000000abcd';

/** A handful of ops on one record by three devices, each device's in its own order, with unique stamps. A removal of a fact
 * takes back some of the writings made before it. */
export function opsOn(type: RecordType): fc.Arbitrary<Op[]> {
  const definition = mustDefine(type);
  const step = fc.record({
    device: fc.constantFrom(...devices),
    action: fc.constantFrom(...actions),
    fields: fieldsOf(type),
    names: fc.nat({ max: 255 }),
    ms: fc.nat({ max: 40 }),
    seen: fc.nat({ max: 255 }),
  });
  return fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) => {
    const ops: Op[] = [];
    for (const [at, { device, action, fields, names, ms, seen }] of steps.entries()) {
      const whole = action === 'put';
      const some = Object.entries(fields).filter((_, index) => (names >> (index % 8)) & 1);
      const stamps = ops.map((op) => op.stamp).filter((_, index) => (seen >> index) & 1);
      ops.push({
        device,
        seq: ops.filter((op) => op.device === device).length + 1,
        scope: 'unit:01939f00-0000-7000-8000-0000000000aa',
        type,
        version: definition.version,
        recordId,
        action,
        fields: whole ? fields : action === 'patch' ? Object.fromEntries(some) : {},
        ...(action === 'remove' && definition.kind === 'fact' ? { voids: stamps } : {}),
        stamp: makeStamp(1_000_000 + ms, at, device),
        wall: 0,
        base: 0,
        app: 'test',
      });
    }
    return ops;
  });
}

export const anyType: fc.Arbitrary<RecordType> = fc.constantFrom(...recordTypes);

/** A small generator of numbers from a seed (mulberry32), so that a failing case can be run again. */
export function drawFrom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
