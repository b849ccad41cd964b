// Things that need a person: what happened, what is safe, what to choose, and what follows from it.
import type { CaseFacts } from '#domain/cases/case-facts.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import { calledName, en, vi } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

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
    vi: ({ about, name }) => `${things[about] ?? 'Bản ghi'} ${strong(name)} được bỏ ở một máy và được ghi hay sửa ở máy khác.`,
    en: ({ name }) => `${strong(name)} was taken off on one device and written or corrected on another.`,
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

/** What is safe meanwhile. */
export const caseSafe = phrases({
  bothLoans: {
    vi: 'Cả hai lượt vẫn còn trong sổ, không mất gì.',
    en: 'Both loans are still in the records; nothing is lost.',
  },
  both: {
    vi: 'Cả hai lần ghi vẫn còn trong sổ, không mất gì.',
    en: 'Both are still in the records; nothing is lost.',
  },
  returned: {
    vi: 'Lượt trả đã được ghi. Nếu lượt mượn đến sau, việc này tự xong.',
    en: 'The return is written down. If its loan turns up, this settles by itself.',
  },
  inService: {
    vi: 'Lượt mượn đã được ghi, sách được ghi lại là đang dùng.',
    en: 'The loan is written down, and the book counts as in service again.',
  },
  everybody: {
    vi: 'Ai đã ghi thì vẫn có mặt, không ai bị bỏ tên.',
    en: 'Whoever was written down stays; nobody is taken off.',
  },
  nothingKept: {
    vi: 'Đã xoá hẳn thì không lấy lại được, cả phần đã sửa.',
    en: 'What was erased cannot be had back, and the correction was not kept either.',
  },
  loanKept: {
    vi: 'Lượt mượn vẫn còn trong sổ, chỉ không còn biết là của ai.',
    en: 'The loan is still in the records; only whose it was is no longer known.',
  },
  merging: {
    vi: 'Gộp không xoá gì: lượt mượn và bản sách cũ vẫn còn, và tách lại được.',
    en: 'Merging erases nothing: loans and copies are kept, and it can be taken back.',
  },
});

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
});

export const cases = phrases({
  lentAt: {
    vi: (place: string, at: string) => `ghi ở ${place} lúc ${at}`,
    en: (place: string, at: string) => `written at ${place}, ${at}`,
  },
  returnedAt: {
    vi: (place: string, at: string) => `ghi trả ở ${place} lúc ${at}`,
    en: (place: string, at: string) => `taken back at ${place}, ${at}`,
  },
  statusBefore: { vi: 'Tình trạng trước đó', en: 'What it was before' },
  places: { vi: 'Số chỗ', en: 'Places' },
  written: { vi: 'Đã ghi có mặt', en: 'Written as present' },
  writtenAt: { vi: (at: string) => `ghi lúc ${at}`, en: (at: string) => `written ${at}` },
  rollNumber: { vi: (nth: number) => `số ${vi.number(nth)} trong lớp`, en: (nth: number) => `no. ${en.number(nth)}` },
  copies: {
    vi: (count: number) => `${vi.number(count)} bản`,
    en: (count: number) => `${en.number(count)} ${count === 1 ? 'copy' : 'copies'}`,
  },
  takenOff: { vi: 'Bỏ khỏi sổ', en: 'Taken off' },
  corrected: { vi: 'Sửa', en: 'Corrected' },
  standsNow: { vi: 'đang ghi như vậy', en: 'stands now' },
  writtenBeside: { vi: 'máy kia ghi như vậy', en: 'written on the other device' },
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
  backToOutcomes: { vi: 'Chọn cách khác', en: 'Choose another way' },
  keepsIt: { vi: (name: string) => `${name} giữ`, en: (name: string) => `${name} keeps it` },
  otherGetsNumber: { vi: 'Cuốn kia được ghi số mới tiếp theo trong sổ.', en: 'The other gets the next new number.' },
  otherGetsCard: { vi: 'Người kia được ghi số thẻ mới tiếp theo.', en: 'The other gets the next new card.' },
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
  seeRoll: { vi: 'Xem danh sách', en: 'See who is there' },
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
  later: { vi: 'Chưa biết, để sau', en: 'Not known yet, later' },
  putOff: {
    vi: (count: number) => `${vi.number(count)} việc để sau`,
    en: (count: number) => `${en.number(count)} for later`,
  },
  lookAgain: { vi: 'Chạm để xem lại', en: 'Tap to look again' },
  settled: { vi: 'Đã ghi cách giải quyết. Đã lưu trên máy này.', en: 'Settled. Saved on this device.' },
  solvedItself: { vi: 'Việc này đã được giải quyết.', en: 'This has been settled.' },
  lately: { vi: 'Đã giải quyết gần đây', en: 'Settled lately' },
  seeLately: { vi: 'Xem đã chọn cách nào, hỏi lại nếu cần', en: 'See what was chosen; ask again if need be' },
  foldAway: { vi: 'Chạm để gập lại', en: 'Tap to fold away' },
  chosen: { vi: (decided: string) => `Đã chọn: ${decided}`, en: (decided: string) => `Chosen: ${decided}` },
  askAgain: { vi: 'Bỏ cách này, hỏi lại', en: 'Take this back, ask again' },
  askedAgain: {
    vi: 'Đã bỏ cách cũ, việc này được hỏi lại. Đã lưu trên máy này.',
    en: 'Taken back, and asked again. Saved on this device.',
  },
  putAway: { vi: 'Cất việc này', en: 'Put it away' },
});

/** What is told about a loan while somebody is being asked. */
export const loanDoubts: Readonly<Record<'perhaps-returned' | 'asked', Phrase>> = {
  'perhaps-returned': { vi: 'Có thể đã trả', en: 'Perhaps returned' },
  asked: { vi: 'Cần kiểm tra', en: 'To look at' },
};
