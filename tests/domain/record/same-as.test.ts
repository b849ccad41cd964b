// What is one: the same answer whatever the order of the links, their repetition, circles and opposite opinions.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkOf, mergedOf, resolveSame, type SameAs } from '#domain/record/same-as.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const link = fc
  .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
  .filter(([kept, merged]) => kept !== merged)
  .map(([kept, merged]) => linkOf<string>(kept, merged));
const links = fc.array(link, { maxLength: 8 });
const answers = (given: readonly SameAs[]) => {
  const same = resolveSame(given);
  return ids.map((id) => [same.shownFor(id), same.allOf(id)]);
};

test('the same links in any order, some of them twice, give the same answer', () => {
  const shuffled = links.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }), fc.subarray(given)),
  );
  fc.assert(
    fc.property(shuffled, ([given, other, again]) => {
      expect(answers([...other, ...again])).toEqual(answers(given));
    }),
  );
});
test('linked is one, however roundabout; whoever is shown is one of them, and they all agree', () => {
  fc.assert(
    fc.property(links, (given) => {
      const same = resolveSame(given);
      for (const { one, other } of given) expect(same.shownFor(one)).toBe(same.shownFor(other));
      for (const id of ids) {
        expect(same.allOf(id)).toContain(id);
        expect(same.allOf(id)[0]).toBe(same.shownFor(id));
        for (const mate of same.allOf(id)) expect(same.allOf(mate)).toEqual(same.allOf(id));
      }
    }),
  );
});
test('taking a link away parts only what it held together', () => {
  fc.assert(
    fc.property(links, fc.nat(), (given, at) => {
      const gone = given[at % Math.max(1, given.length)];
      const rest = given.filter((one) => one !== gone);
      const before = resolveSame(given);
      for (const id of ids) for (const mate of resolveSame(rest).allOf(id)) expect(before.allOf(id)).toContain(mate);
    }),
  );
});
test('the one that yields to none is shown', () => {
  const same = resolveSame([linkOf('c', 'a'), linkOf('a', 'b')]);
  expect(ids.slice(0, 3).map((id) => same.shownFor(id))).toEqual(['c', 'c', 'c']);
  expect(same.allOf('b')).toEqual(['c', 'a', 'b']);
  expect(same.shownFor('d')).toBe('d');
});
test('what is gone yields to what stands, and is shown only where nothing of it stands', () => {
  const given = [linkOf('c', 'a'), linkOf('a', 'b')];
  expect(resolveSame(given, new Set(['c'])).allOf('a')).toEqual(['a', 'b', 'c']);
  expect(resolveSame(given, new Set(['a', 'b', 'c'])).shownFor('b')).toBe('c');
});
test('two tablets that keep the other one each, and three in a circle: the oldest is shown', () => {
  expect(resolveSame([linkOf('a', 'b'), linkOf('b', 'a')]).shownFor('b')).toBe('a');
  const circle = resolveSame([linkOf('b', 'a'), linkOf('c', 'b'), linkOf('a', 'c')]);
  expect(circle.shownFor('c')).toBe('a');
});
test('a link is the same whichever is named first', () => {
  expect(linkOf('b', 'a')).toEqual({ one: 'a', other: 'b', kept: 'b' });
  expect(mergedOf(linkOf('b', 'a'))).toBe('a');
});
