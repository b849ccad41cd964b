// Things that need a person: what happened, what is safe, what to choose.
import { calledName } from './format.ts';
import { phrases, strong } from './phrase.ts';

export const cases = phrases({
  doubleLoanShort: {
    vi: (title: string) => `Cuốn ${strong(title)} đang ghi cho hai bạn mượn.`,
    en: (title: string) => `${strong(title)} is written to two people.`,
  },
  doubleLoan: {
    vi: (title: string, number: string) => `Cuốn ${strong(title)} (${number}) đang được ghi mượn cho hai bạn.`,
    en: (title: string, number: string) => `${strong(title)} (${number}) is written as lent to two people.`,
  },
  accessionClash: {
    vi: (number: string) => `Số ${strong(number)} đang được ghi cho hai cuốn sách.`,
    en: (number: string) => `Number ${strong(number)} is written for two books.`,
  },
  cardClash: {
    vi: (card: string) => `Thẻ ${strong(card)} đang được ghi cho hai người.`,
    en: (card: string) => `Card ${strong(card)} is written for two people.`,
  },
  lentAt: {
    vi: (place: string, at: string) => `ghi ở ${place} lúc ${at}`,
    en: (place: string, at: string) => `written at ${place}, ${at}`,
  },
  bothSafe: {
    vi: 'Cả hai lượt vẫn còn trong sổ, không mất gì.',
    en: 'Both are still in the records; nothing is lost.',
  },
  whoHas: { vi: 'Bây giờ ai đang giữ cuốn sách?', en: 'Who has the book now?' },
  hasIt: { vi: (name: string) => `${calledName(name)} đang giữ`, en: (name: string) => `${calledName(name)} has it` },
  otherReturned: {
    vi: (name: string) => `Lượt của ${calledName(name)} được ghi là đã trả.`,
    en: (name: string) => `The loan of ${calledName(name)} is written as returned.`,
  },
  onShelf: { vi: 'Sách ở trên giá', en: 'It is on the shelf' },
  bothReturned: { vi: 'Cả hai lượt được ghi là đã trả.', en: 'Both loans are written as returned.' },
  keepsNumber: { vi: 'Cuốn nào giữ số này?', en: 'Which book keeps this number?' },
  keepsCard: { vi: 'Ai giữ thẻ này?', en: 'Who keeps this card?' },
  keepsIt: { vi: (name: string) => `${name} giữ`, en: (name: string) => `${name} keeps it` },
  otherGetsNumber: { vi: 'Cuốn kia được ghi số mới tiếp theo trong sổ.', en: 'The other gets the next new number.' },
  otherGetsCard: { vi: 'Người kia được ghi số thẻ mới tiếp theo.', en: 'The other gets the next new card.' },
  later: { vi: 'Chưa biết, để sau', en: 'Not known yet, later' },
  settled: { vi: 'Đã ghi cách giải quyết. Đã lưu trên máy này.', en: 'Settled. Saved on this device.' },
  solvedItself: { vi: 'Việc này đã được giải quyết.', en: 'This has been settled.' },
});
