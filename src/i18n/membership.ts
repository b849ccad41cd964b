// Members, their classes and cards.
import type { AddMemberRefusal } from '#domain/membership/add-member.ts';
import type { Member } from '#domain/membership/member.ts';
import { counted, en, vi } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

export const membership = phrases({
  title: { vi: 'Bạn đọc', en: 'Members' },
  search: { vi: 'Tìm tên hoặc số thẻ', en: 'Search name or card' },
  classes: { vi: 'Các lớp', en: 'Classes' },
  others: { vi: 'Không theo lớp', en: 'Without a class' },
  className: { vi: (name: string) => `Lớp ${name}`, en: (name: string) => `Class ${name}` },
  people: {
    vi: (count: number) => `${vi.number(count)} bạn`,
    en: (count: number) => counted(count, 'member', 'members'),
  },
  found: {
    vi: (count: number) => `Thấy ${vi.number(count)} người`,
    en: (count: number) => `${en.number(count)} found`,
  },
  nobody: { vi: 'Không thấy ai tên như vậy.', en: 'Nobody of that name is found.' },
  add: { vi: 'Thêm bạn đọc', en: 'Add a member' },
  importList: { vi: 'Nhập danh sách từ Excel', en: 'Bring in a list from Excel' },
  empty: { vi: 'Chưa có bạn đọc nào', en: 'There are no members yet' },
  emptyHint: {
    vi: 'Nhập danh sách lớp từ Excel, hoặc thêm từng người.',
    en: 'Bring in class lists from Excel, or add people one by one.',
  },
  card: { vi: (card: string) => `Số thẻ ${card}`, en: (card: string) => `Card ${card}` },
  noCard: { vi: 'Chưa có thẻ', en: 'No card yet' },
  openAtDesk: { vi: 'Mở ở quầy', en: 'Open at the desk' },
  holding: { vi: 'Đang mượn', en: 'On loan' },
  holdingNothing: { vi: 'Không mượn cuốn nào.', en: 'Holds no books.' },
  earlier: { vi: 'Đã trả gần đây', en: 'Returned lately' },
  returnedOn: { vi: (at: string) => `Trả ${vi.shortDay(at)}`, en: (at: string) => `Returned ${en.shortDay(at)}` },
  correct: { vi: 'Sửa', en: 'Correct' },
  stopCard: { vi: 'Ngừng dùng thẻ', en: 'Stop using this card' },
  resumeCard: { vi: 'Dùng lại thẻ', en: 'Use this card again' },
  stopped: { vi: 'Thẻ đã ngừng dùng', en: 'Card no longer in use' },
  cardStopped: {
    vi: (name: string) => `Thẻ của ${strong(name)} đã ngừng dùng. Lượt mượn cũ vẫn còn.`,
    en: (name: string) => `The card of ${strong(name)} is no longer in use. Earlier loans are kept.`,
  },
  cardResumed: {
    vi: (name: string) => `Thẻ của ${strong(name)} dùng lại được.`,
    en: (name: string) => `The card of ${strong(name)} can be used again.`,
  },
  corrected: { vi: 'Đã sửa. Đã lưu trên máy này.', en: 'Corrected. Saved on this device.' },
  erase: { vi: 'Xoá hẳn người này…', en: 'Erase this person…' },
  eraseTitle: { vi: (name: string) => `Xoá hẳn ${name}?`, en: (name: string) => `Erase ${name}?` },
  eraseLost: {
    vi: 'Họ tên, lớp và số thẻ sẽ mất trên mọi máy và trên máy chủ, không lấy lại được.',
    en: 'Name, class and card number will be gone from every device and from the server, and cannot be had back.',
  },
  eraseKept: {
    vi: 'Lượt mượn, lượt dự vẫn được đếm, nhưng không còn biết là của ai.',
    en: 'Loans and attendances still count, but nobody can tell whose they were.',
  },
  eraseHolding: {
    vi: (count: number) => `Người này đang giữ ${vi.number(count)} cuốn: nên nhận lại sách trước.`,
    en: (count: number) => `${en.number(count)} ${count === 1 ? 'book is' : 'books are'} on loan: take back first.`,
  },
  erased: {
    vi: 'Đã xoá hẳn họ tên, lớp và số thẻ trên máy này.',
    en: 'Name, class and card number are erased from this device.',
  },
  eraseNow: { vi: 'Xoá hẳn', en: 'Erase' },
  gone: { vi: 'Không có người này trên máy.', en: 'This person is not on this device.' },
  noGroup: { vi: 'Không có lớp này trên máy.', en: 'This class is not on this device.' },
  mergeWith: { vi: 'Gộp với…', en: 'Merge with…' },
  whoElse: { vi: 'Người này còn được ghi là', en: 'This person is also written as' },
  mergeHint: {
    vi: 'Tên và thẻ ở trang này được giữ. Thẻ kia vẫn mở ra đây, lượt mượn xem chung.',
    en: 'The name and card of this page are kept. The other card opens this page too, and the loans are seen together.',
  },
  mergeThis: { vi: 'Gộp', en: 'Merge' },
  nobodyElse: { vi: 'Không thấy ai khác tên như vậy.', en: 'Nobody else of that name is found.' },
  merged: { vi: 'Đã gộp với', en: 'Merged with' },
  part: { vi: 'Tách ra', en: 'Take apart' },
  mergedNow: {
    vi: (name: string) => `Đã gộp vào ${strong(name)}. Lượt mượn và thẻ cũ vẫn còn.`,
    en: (name: string) => `Merged into ${strong(name)}. Earlier loans and cards are kept.`,
  },
  partedNow: { vi: 'Đã tách thành hai người như trước.', en: 'Taken apart: two people again, as before.' },
  sortedByGiven: { vi: 'Xếp theo tên', en: 'Sorted by given name' },
});

export const memberForm = phrases({
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  kind: { vi: 'Là', en: 'Who' },
  group: { vi: 'Lớp', en: 'Class' },
  noGroup: { vi: 'Không theo lớp', en: 'No class' },
  newGroup: { vi: 'Lớp mới…', en: 'A new class…' },
  newGroupName: { vi: 'Tên lớp mới', en: 'Name of the new class' },
  card: { vi: 'Số thẻ', en: 'Card number' },
  cardHint: { vi: 'Quét thẻ có sẵn, hoặc dùng số này.', en: 'Scan an existing card, or use this number.' },
  save: { vi: 'Ghi tên', en: 'Write down' },
  already: {
    vi: (name: string, group: string) =>
      `Đã có ${strong(name)}${group ? `, lớp ${group}` : ''}. Nếu là người khác thì cứ ghi.`,
    en: (name: string, group: string) =>
      `${strong(name)}${group ? `, class ${group},` : ''} is there already. If it is somebody else, go on.`,
  },
  seeThem: { vi: 'Xem người này', en: 'See this person' },
  asOther: { vi: 'Vẫn ghi, là người khác', en: 'Write down, it is somebody else' },
});

/** What came of taking somebody in, and of taking that back. */
export type MemberSaid =
  | { readonly kind: 'written'; readonly fullName: string; readonly card: string; readonly isOwnCard: boolean }
  | { readonly kind: 'already'; readonly fullName: string; readonly group: string; readonly card: string }
  | { readonly kind: 'taken-back'; readonly fullName: string }
  | { readonly kind: 'used-since'; readonly fullName: string };

export const memberSaid = phrasesFor<MemberSaid>({
  written: {
    vi: ({ fullName, card, isOwnCard }) => {
      if (card === '') return `Đã ghi tên ${strong(fullName)}, chưa có thẻ. Đã lưu trên máy này.`;
      const next = isOwnCard ? 'Đã lưu trên máy này.' : 'Hãy viết số này lên thẻ.';
      return `Đã ghi tên ${strong(fullName)}, thẻ số ${strong(card)}. ${next}`;
    },
    en: ({ fullName, card, isOwnCard }) => {
      if (card === '') return `Written: ${strong(fullName)}, no card yet. Saved on this device.`;
      const next = isOwnCard ? 'Saved on this device.' : 'Write this number on the card.';
      return `Written: ${strong(fullName)}, card ${strong(card)}. ${next}`;
    },
  },
  already: {
    vi: ({ fullName, group, card }) =>
      `Chưa ghi. ${group ? `Lớp ${group} đã` : 'Đã'} có ${strong(fullName)}${card ? `, thẻ số ${card}` : ''}.`,
    en: ({ fullName, group, card }) =>
      `Not written yet. ${strong(fullName)}${card ? `, card ${card},` : ''} is there already${group ? ` in class ${group}` : ''}.`,
  },
  'taken-back': {
    vi: ({ fullName }) => `Đã huỷ lượt ghi tên ${strong(fullName)}.`,
    en: ({ fullName }) => `Taken back: ${strong(fullName)}.`,
  },
  'used-since': {
    vi: ({ fullName }) =>
      `${strong(fullName)} đã có lượt mượn hoặc lượt dự, nên giữ nguyên. Có thể sửa ở trang của người này.`,
    en: ({ fullName }) =>
      `${strong(fullName)} has borrowed or attended since, so the name stays. Correct it on the page of this person.`,
  },
});

export const memberKinds: Readonly<Record<Member['memberKind'], Phrase>> = {
  pupil: { vi: 'Học sinh', en: 'Pupil' },
  teacher: { vi: 'Thầy, cô', en: 'Teacher' },
  villager: { vi: 'Người dân', en: 'Villager' },
  guest: { vi: 'Khách', en: 'Guest' },
};

export const addMemberRefusals = phrasesFor<AddMemberRefusal>({
  'no-name': { vi: 'Chưa có họ tên.', en: 'There is no name yet.' },
  'card-taken': {
    vi: ({ fullName }) => `Thẻ này là của ${fullName}. Dùng số khác.`,
    en: ({ fullName }) => `This card belongs to ${fullName}. Use another number.`,
  },
});
