// Whom a welcome screen speaks to.
import { expect, test } from 'vitest';
import { mostlyComing } from '#domain/visits/mostly-coming.ts';

test('a welcome screen calls those who come "em" at a school, and nobody where old people come as well', () => {
  expect(mostlyComing({ unitKind: 'school' })).toBe('children');
  for (const unitKind of ['culturalHouse', 'club', 'library'] as const)
    expect(mostlyComing({ unitKind })).toBe('everyone');
});
test('a welcome screen that does not know yet where it stands calls nobody "em"', () => {
  expect(mostlyComing(undefined)).toBe('everyone');
});
