// Holds the gatherings of the sample to the people and places they speak of.
import { expect, test } from 'vitest';
import { sampleActivitiesBefore, sampleActivitiesToday } from '#server/sample/activities.ts';
import { sampleClasses, sampleTeachers, sampleVillagers } from '#server/sample/people.ts';

const activities = [...sampleActivitiesToday, ...sampleActivitiesBefore];

test('every gathering is led by a person of the sample', () => {
  const people = [...sampleTeachers, ...sampleVillagers].map(({ name }) => name);
  expect(activities.filter(({ host }) => !people.includes(host))).toEqual([]);
});

test('a gathering of a class names a class of the sample', () => {
  const classes = sampleClasses.map(({ name }) => name);
  expect(activities.filter(({ className }) => className !== undefined && !classes.includes(className))).toEqual([]);
});

test('gatherings start on the clock and last at least a quarter of an hour', () => {
  expect(activities.filter(({ startsAt, minutes }) => !/^\d\d:\d\d$/.test(startsAt) || minutes < 15)).toEqual([]);
});
