// Holds the made-up readers of the sample to what the screens rely on: class sizes, card numbers, no name twice.
import { expect, test } from 'vitest';
import { sampleClasses, sampleTeachers, sampleVillagers } from '#server/sample/people.ts';

const names = [
  ...sampleClasses.flatMap(({ pupils }) => pupils),
  ...sampleTeachers.map(({ name }) => name),
  ...sampleVillagers.map(({ name }) => name),
];

test.each([
  ['4A1', 33],
  ['4A2', 35],
  ['5A1', 32],
])('class %s has %i pupils', (className, size) => {
  expect(sampleClasses.find(({ name }) => name === className)?.pupils).toHaveLength(size);
});

test('no two readers of the sample share a full name', () => {
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('every name is composed, trimmed and has two to four words', () => {
  expect(names.filter((name) => name !== name.normalize('NFC').trim() || !/^\S+( \S+){1,3}$/.test(name))).toEqual([]);
});

test('the seventh card of class 4A2 is that of Nguyễn Minh Châu', () => {
  expect(sampleClasses.find(({ name }) => name === '4A2')?.pupils[6]).toBe('Nguyễn Minh Châu');
});

test('every class teacher is among the teachers', () => {
  const teachers = sampleTeachers.map(({ name }) => name);
  expect(sampleClasses.filter(({ teacher }) => !teachers.includes(teacher))).toEqual([]);
});
