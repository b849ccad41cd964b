// What comes from the desk when nobody was found stands where it belongs.
import { expect, test } from 'vitest';
import { createAddingMember } from '#screens/add-member/add-member.store.ts';

const draftOf = (card: string) => createAddingMember({ card, groupId: '', memberKind: 'pupil' }).getState();

test('a typed name becomes the name of the member, a scanned code the card', () => {
  expect(draftOf('Lò Thị Vui')).toMatchObject({ fullName: 'Lò Thị Vui', cardNumber: '', ownCard: false });
  expect(draftOf('8934567')).toMatchObject({ fullName: '', cardNumber: '8934567', ownCard: true });
});
