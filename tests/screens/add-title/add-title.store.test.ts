// What comes from the desk when no book was found stands where it belongs.
import { expect, test } from 'vitest';
import { createAddingTitle } from '#screens/add-title/add-title.store.ts';

test('a typed name becomes the name of the book, a scanned code its ISBN or its number in the register', () => {
  expect(createAddingTitle('Quê nội').getState()).toMatchObject({ name: 'Quê nội', isbn: '' });
  expect(createAddingTitle('9786042134569').getState()).toMatchObject({ name: '', isbn: '9786042134569' });
  expect(createAddingTitle('TN.00214').getState()).toMatchObject({ name: '', isbn: '', firstNumber: 'TN.00214' });
});
