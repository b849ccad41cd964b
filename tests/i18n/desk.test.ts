// What the bar says of readings on the spot, and what its undo takes back.
import { expect, test } from 'vitest';
import { deskSaid } from '#i18n/desk.ts';
import { frame } from '#i18n/frame.ts';
import { plain, speaker } from '#i18n/phrase.ts';

const both = (['vi', 'en'] as const).map(speaker);
const read = (times: number) =>
  both.map(({ tell }) => plain(tell(deskSaid, { kind: 'read', title: 'Dế Mèn phiêu lưu ký', times })));

test('one reading is said without a figure, several with it', () => {
  expect(read(1)).toEqual(['Đã ghi đọc tại chỗ Dế Mèn phiêu lưu ký.', 'Counted as read here: Dế Mèn phiêu lưu ký.']);
  expect(read(3)).toEqual([
    'Đã ghi 3 lượt đọc tại chỗ Dế Mèn phiêu lưu ký.',
    'Counted as read here 3 times: Dế Mèn phiêu lưu ký.',
  ]);
});
test('the undo in the bar, and what it says afterwards, have the figure that it takes back', () => {
  expect(both.map(({ t }) => t(frame.undoLast))).toEqual(['Huỷ lượt vừa ghi', 'Undo this']);
  expect(both.map(({ t }) => t(frame.undoLast, 3))).toEqual(['Huỷ 3 lượt vừa ghi', 'Undo these 3']);
  const undone = both.map(({ tell }) => tell(deskSaid, { kind: 'undone', times: 3 }));
  expect(undone).toEqual(['Đã huỷ 3 lượt vừa ghi.', '3 readings undone.']);
});
