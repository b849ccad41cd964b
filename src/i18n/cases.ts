// What needs a person, told in one sentence per kind, the same on the first screen and where it is decided. What is said beside
// it, what may be chosen and what is true afterwards stand in the files named after this one: no other screen loads them.
import type { CaseFacts } from '#domain/cases/case-facts.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import { calledName, en, vi } from './format.ts';
import { phrases, phrasesFor, strong } from './phrase.ts';

const gone: Readonly<Record<string, { vi: string; en: string }>> = {
  lost: { vi: 'đã ghi là mất', en: 'was written down as lost' },
  withdrawn: { vi: 'đã thanh lọc', en: 'was withdrawn' },
} satisfies Partial<Record<Copy['status'], unknown>>;
const things: Readonly<Record<string, string>> = {
  title: 'Sách',
  copy: 'Bản',
  member: 'Bạn đọc',
  group: 'Lớp',
  readingEvent: 'Hoạt động',
  bookcase: 'Tủ',
  shelf: 'Ngăn',
};

/** One sentence per kind of case, the same wherever the case is told. */
export const caseSentences = phrasesFor<CaseFacts>({
  doubleLoan: {
    vi: ({ title, number, twiceTo }) =>
      `Cuốn ${strong(title)} (${number}) đang được ghi mượn ${twiceTo ? `hai lần cho ${strong(calledName(twiceTo))}` : 'cho hai bạn'}.`,
    en: ({ title, number, twiceTo }) =>
      `${strong(title)} (${number}) is written as lent ${twiceTo ? `twice to ${strong(calledName(twiceTo))}` : 'to two people'}.`,
  },
  accessionClash: {
    vi: ({ number }) => `Số ${strong(number)} đang được ghi cho hai cuốn sách.`,
    en: ({ number }) => `Number ${strong(number)} is written for two books.`,
  },
  cardClash: {
    vi: ({ card }) => `Thẻ ${strong(card)} đang được ghi cho hai người.`,
    en: ({ card }) => `Card ${strong(card)} is written for two people.`,
  },
  strayReturn: {
    vi: ({ title, number }) => `Cuốn ${strong(title)} (${number}) được trả, nhưng trong sổ không có ai mượn.`,
    en: ({ title, number }) => `${strong(title)} (${number}) was brought back, but nobody had it on loan.`,
  },
  goneCopyLent: {
    vi: ({ title, number, was }) => `Cuốn ${strong(title)} (${number}) ${gone[was]?.vi ?? ''}, nay được ghi mượn.`,
    en: ({ title, number, was }) => `${strong(title)} (${number}) ${gone[was]?.en ?? ''}, and has now been lent.`,
  },
  overCapacity: {
    vi: ({ title, capacity, present }) =>
      `${strong(title)} có ${vi.number(capacity)} chỗ, đã ghi ${strong(vi.number(present))} người.`,
    en: ({ title, capacity, present }) =>
      `${strong(title)} has ${en.number(capacity)} places; ${strong(en.number(present))} people are written down.`,
  },
  sameMember: {
    vi: ({ fullName }) => `${strong(fullName)} được ghi hai lần, ở hai máy.`,
    en: ({ fullName }) => `${strong(fullName)} was written down twice, on two devices.`,
  },
  sameTitle: {
    vi: ({ title }) => `Sách ${strong(title)} được ghi hai lần, ở hai máy.`,
    en: ({ title }) => `${strong(title)} was written down twice, on two devices.`,
  },
  editedRemoved: {
    vi: ({ about, name }) =>
      `${things[about] ?? 'Bản ghi'} ${strong(name)} được bỏ ở một máy, mà máy khác đã ghi, sửa hay dùng đến.`,
    en: ({ name }) => `${strong(name)} was taken off on one device, while another wrote, corrected or used it.`,
  },
  editedErased: {
    vi: 'Một bạn đọc đã được xoá hẳn ở một máy, và được sửa ở máy khác.',
    en: 'A member was erased on one device, and corrected on another.',
  },
  loanOfNobody: {
    vi: ({ title, number }) =>
      `Cuốn ${strong(title)} (${number}) đang được ghi mượn, nhưng tên người mượn đã được xoá hẳn.`,
    en: ({ title, number }) => `${strong(title)} (${number}) is written as lent, but the borrower has been erased.`,
  },
  twoValues: {
    vi: ({ field, name }) => `${field === 'isbn' ? 'ISBN của' : 'Tên'} ${strong(name)} được ghi khác nhau ở hai máy.`,
    en: ({ field, name }) =>
      `The ${field === 'isbn' ? 'ISBN of' : 'name'} ${strong(name)} was written differently on two devices.`,
  },
  newer: {
    vi: 'Có một việc mà bản ứng dụng này chưa biết. Cập nhật rồi xem lại.',
    en: 'There is something that this version of the app does not know. Update it and look again.',
  },
});

/** What is told of a book while somebody is being asked who has it: the same wherever it is looked up. */
export const asked = phrases({
  whoHas: { vi: 'Cần kiểm tra', en: 'To look at' },
});
