// What may be chosen where something needs a person: the question, each answer in the words of its button, and what follows
// from it.
import { en, vi } from './format.ts';
import { phrases } from './phrase.ts';

export const caseQuestions = phrases({
  whoHas: { vi: 'Bây giờ ai đang giữ cuốn sách?', en: 'Who has the book now?' },
  whoHasWhich: { vi: 'Ai đang giữ bản nào?', en: 'Who has which copy?' },
  keepsNumber: { vi: 'Cuốn nào giữ số này?', en: 'Which book keeps this number?' },
  keepsCard: { vi: 'Ai giữ thẻ này?', en: 'Who keeps this card?' },
  whereFrom: { vi: 'Cuốn sách từ đâu về?', en: 'Where does the book come from?' },
  isItThis: { vi: 'Có đúng là cuốn này không?', en: 'Is it really this book?' },
  howMuchRoom: { vi: 'Ghi bao nhiêu chỗ?', en: 'How many places shall it have?' },
  onePerson: { vi: 'Là một người hay hai người?', en: 'One person, or two?' },
  oneBook: { vi: 'Là một sách hay hai sách khác nhau?', en: 'One book, or two different ones?' },
  comesBack: { vi: 'Có dùng lại không?', en: 'Shall it come back?' },
  readsHereStill: {
    vi: 'Người này vẫn đọc ở đây thì ghi tên lại.',
    en: 'If they still read here, write them down anew.',
  },
  whichIsRight: { vi: 'Cách ghi nào đúng?', en: 'Which is right?' },
  whichName: { vi: 'Tên nào đúng?', en: 'Which name is right?' },
  whichTitle: { vi: 'Cuốn đó là sách nào?', en: 'Which book is it?' },
});

/** Each answer, and what follows from it. */
export const answers = phrases({
  hasIt: { vi: (name: string) => `${name} đang giữ`, en: (name: string) => `${name} has it` },
  otherReturned: {
    vi: (name: string) => `Lượt của ${name} được ghi là đã trả.`,
    en: (name: string) => `The loan of ${name} is written as returned.`,
  },
  earlierReturned: {
    vi: 'Lượt ghi trước được ghi là đã trả, lượt ghi sau còn lại.',
    en: 'The earlier loan is written as returned; the later one stays.',
  },
  onShelf: { vi: 'Sách ở trên giá', en: 'It is on the shelf' },
  bothReturned: { vi: 'Cả hai lượt được ghi là đã trả.', en: 'Both loans are written as returned.' },
  eachHasOne: { vi: 'Mỗi người một bản', en: 'Each has a copy' },
  wrongCode: { vi: 'Đã quét nhầm mã của bản khác. Chọn bản.', en: 'The code of another copy was scanned. Choose it.' },
  hasCopy: {
    vi: (name: string, number: string) => `${name} giữ ${number}`,
    en: (name: string, number: string) => `${name} has ${number}`,
  },
  loanMoved: {
    vi: (name: string, number: string) => `Lượt của ${name} được sửa thành bản ${number}.`,
    en: (name: string, number: string) => `The loan of ${name} is changed to copy ${number}.`,
  },
  keepsIt: { vi: (name: string) => `${name} giữ`, en: (name: string) => `${name} keeps it` },
  otherGetsNumber: { vi: 'Cuốn kia được ghi số mới tiếp theo trong sổ.', en: 'The other gets the next new number.' },
  otherGetsCard: { vi: 'Người kia được ghi số thẻ mới tiếp theo.', en: 'The other gets the next new card.' },
  samePerson: { vi: 'Cùng một người, gộp lại', en: 'The same person, merge them' },
  samePersonNamed: { vi: (name: string) => `Cùng một người: ${name}`, en: (name: string) => `One person: ${name}` },
  chooseName: {
    vi: 'Hai bản ghi gộp thành một. Chọn tên đúng.',
    en: 'The two become one. Choose the right name.',
  },
  mergedAs: {
    vi: (name: string) => `Gộp thành một bạn đọc ${name}, lượt mượn của cả hai vẫn còn. Tách lại được.`,
    en: (name: string) => `They become one member, ${name}; the loans of both are kept. It can be taken back.`,
  },
  sameCopy: { vi: 'Cùng một cuốn, ghi hai lần', en: 'The same book, written down twice' },
  sameCopyOf: { vi: (title: string) => `Cùng một cuốn: ${title}`, en: (title: string) => `One book: ${title}` },
  chooseTitle: {
    vi: 'Hai bản ghi gộp thành một. Chọn tên sách đúng.',
    en: 'The two become one. Choose the right title.',
  },
  copiesAsOne: {
    vi: (number: string) => `Gộp thành một bản ${number}, lượt mượn của cả hai vẫn còn. Tách lại được.`,
    en: (number: string) => `They become one copy, ${number}; the loans of both are kept. It can be taken back.`,
  },
  broughtBy: {
    vi: (name: string) => `${name} trả`,
    en: (name: string) => `${name} brought it`,
  },
  otherCopyReturned: {
    vi: (name: string, number: string) => `Lượt của ${name} (${number}) được ghi là đã trả.`,
    en: (name: string, number: string) => `The loan of ${name} (${number}) is written as returned.`,
  },
  nobodyHadIt: { vi: 'Không ai mượn', en: 'Nobody had it' },
  toShelf: { vi: 'Cất lên giá, không ghi gì thêm.', en: 'It goes on its shelf; nothing more is written.' },
  wrongScan: { vi: 'Quét nhầm cuốn khác', en: 'Another book was meant' },
  returnDropped: { vi: 'Lượt trả này được bỏ.', en: 'This return is taken off.' },
  thisBook: { vi: 'Đúng cuốn này', en: 'Yes, this one' },
  staysInService: { vi: 'Sách còn dùng, lượt mượn giữ nguyên.', en: 'It stays in service, and the loan stands.' },
  notThisBook: { vi: 'Không phải cuốn này', en: 'No, another one' },
  goneAgain: {
    vi: (status: string) => `Lượt mượn được bỏ, sách lại ghi: ${status.toLowerCase()}.`,
    en: (status: string) => `The loan is taken off; the book is ${status.toLowerCase()} again.`,
  },
  makeRoom: { vi: 'Thêm chỗ', en: 'Make room' },
  roomSet: {
    vi: (room: number) => `Số chỗ được sửa thành ${vi.number(room)}.`,
    en: (room: number) => `It is written as having ${en.number(room)} places.`,
  },
  keepRoom: {
    vi: (room: number) => `Giữ ${vi.number(room)} chỗ`,
    en: (room: number) => `Keep ${en.number(room)} places`,
  },
  allStay: { vi: 'Mọi người vẫn được ghi có mặt.', en: 'Everybody stays written as present.' },
  onePerson: { vi: 'Là một người', en: 'One person' },
  twoPeople: { vi: 'Là hai người', en: 'Two people' },
  oneBook: { vi: 'Là một sách', en: 'One book' },
  twoBooks: { vi: 'Là hai sách', en: 'Two books' },
  mergedUnder: {
    vi: (name: string) => `Hai bản ghi gộp thành một, thẻ và lượt mượn theo ${name}.`,
    en: (name: string) => `The two become one; cards and loans are found under ${name}.`,
  },
  copiesUnder: {
    vi: (title: string) => `Hai biểu ghi gộp thành một, các bản xếp dưới ${title}.`,
    en: (title: string) => `The two become one; all copies stand under ${title}.`,
  },
  notAskedAgain: { vi: 'Ghi nhớ, không hỏi lại.', en: 'Remembered, and not asked again.' },
  bringBack: { vi: 'Dùng lại', en: 'Bring it back' },
  backAsCorrected: { vi: 'Bản ghi trở lại, cùng phần đã sửa.', en: 'It comes back with what was corrected.' },
  backWithTitle: {
    vi: (title: string) => `Bản sách trở lại, cùng phần đã sửa. Nhan đề “${title}” cũng trở lại.`,
    en: (title: string) => `The copy comes back with what was corrected, and so does its title, “${title}”.`,
  },
  leaveOff: { vi: 'Vẫn bỏ', en: 'Leave it off' },
  correctionKept: { vi: 'Phần đã sửa vẫn còn trong lịch sử.', en: 'The correction stays in the history.' },
  known: { vi: 'Đã biết', en: 'Understood' },
  isBack: { vi: 'Sách đã về', en: 'It is back' },
  loanOver: { vi: 'Lượt mượn được ghi là đã trả.', en: 'The loan is written as returned.' },
  someoneHasIt: { vi: 'Một bạn đọc đang giữ', en: 'A member has it' },
  loanGiven: {
    vi: 'Tìm tên hoặc quét thẻ: lượt mượn được ghi sang người đó.',
    en: 'Find the name or scan the card: the loan is written to them.',
  },
  staysSo: { vi: 'Giữ nguyên như đang ghi.', en: 'It stays as it is.' },
  becomesSo: { vi: 'Sửa lại thành cách ghi này.', en: 'It is corrected to this.' },
});
