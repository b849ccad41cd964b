// Every record definition, looped over: sound in itself, and able to check what comes from outside.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayWrite } from '#domain/access/may.ts';
import { roles } from '#domain/access/role.ts';
import { parseFields, upcast } from '#domain/record/parse.ts';
import { definitionOf, recordTypes } from '#domain/records.ts';
import { stores } from '#device/database.ts';
import { fieldsOf, mustDefine } from '../support/arbitrary.ts';

const samples = (type: (typeof recordTypes)[number]) =>
  Object.fromEntries(Object.entries(mustDefine(type).fields).map(([name, field]) => [name, field.sample]));

test.each(recordTypes)('%s: its sample and anything it can generate pass its own check', (type) => {
  expect(parseFields(mustDefine(type), samples(type), true)).toMatchObject({ ok: true });
  fc.assert(
    fc.property(fieldsOf(type), (fields) => {
      expect(parseFields(mustDefine(type), fields, true).ok).toBe(true);
    }),
  );
});

test.each(recordTypes)('%s: key, indexes and references name what exists', (type) => {
  const { fields, key, indexes } = mustDefine(type);
  for (const name of [...(key ?? []), ...indexes]) expect(Object.keys(fields)).toContain(name);
  for (const field of Object.values(fields)) if (field.refersTo) expect(recordTypes).toContain(field.refersTo);
});

test.each(recordTypes)('%s: someone may write it', (type) => {
  expect(roles.some((role) => mayWrite(role, type))).toBe(true);
});

test('a missing field, a wrong one and a strange name are told apart', () => {
  const loan = mustDefine('loan');
  expect(parseFields(loan, {}, true)).toMatchObject({ ok: false, reason: 'missing' });
  expect(parseFields(loan, { dueOn: 'soon' }, false)).toEqual({ ok: false, field: 'dueOn', reason: 'invalid' });
  expect(parseFields(loan, JSON.parse('{"__proto__": 1}'), false)).toMatchObject({ ok: false });
});

test('a field of a newer version is kept', () => {
  expect(parseFields(mustDefine('title'), { seriesName: 'Tủ sách vàng' }, false)).toEqual({
    ok: true,
    fields: { seriesName: 'Tủ sách vàng' },
  });
});

test('text is stored in one Unicode form', () => {
  const parsed = parseFields(mustDefine('title'), { title: 'Quê nội'.normalize('NFD') }, false);
  expect(parsed).toEqual({ ok: true, fields: { title: 'Quê nội'.normalize('NFC') } });
});

test('old fields go through every version in between', () => {
  const now = {
    ...mustDefine('shelf'),
    version: 3,
    upcasts: { 2: () => ({ name: 'b' }), 3: (o: object) => ({ ...o, c: 1 }) },
  };
  expect(upcast(now, 1, { name: 'a' })).toEqual({ name: 'b', c: 1 });
});

test('what is stored on devices changes only together with a version', () => {
  expect(stores()).toMatchSnapshot();
  expect(
    recordTypes.map((type) => [type, mustDefine(type).version, Object.keys(mustDefine(type).fields)]),
  ).toMatchSnapshot();
});

test('an unknown type has no definition', () => {
  expect([definitionOf('quiz'), definitionOf('constructor')]).toEqual([undefined, undefined]);
});
