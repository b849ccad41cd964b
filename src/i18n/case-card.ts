// What stands around a thing that needs a person: both sides of it, that nothing is lost, what was decided lately, and the way
// back to the question.
import { en, vi } from './format.ts';
import { phrases } from './phrase.ts';

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

export const cases = phrases({
  lentAt: {
    vi: (place: string, at: string) => `ghi ở ${place} lúc ${at}`,
    en: (place: string, at: string) => `written at ${place}, ${at}`,
  },
  returnedAt: {
    vi: (place: string, at: string) => `ghi trả ở ${place} lúc ${at}`,
    en: (place: string, at: string) => `taken back at ${place}, ${at}`,
  },
  writtenOn: {
    vi: (device: string, at: string) => `ghi trên ${device} lúc ${at}`,
    en: (device: string, at: string) => `written on ${device}, ${at}`,
  },
  recordOn: {
    vi: (device: string) => `Bản ghi trên ${device}`,
    en: (device: string) => `The record on ${device}`,
  },
  thisDevice: { vi: 'máy này', en: 'this device' },
  ownDevice: { vi: (name: string) => `${name} (máy này)`, en: (name: string) => `${name} (this device)` },
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
  backToOutcomes: { vi: 'Chọn cách khác', en: 'Choose another way' },
  seeRoll: { vi: 'Xem danh sách', en: 'See who is there' },
  later: { vi: 'Chưa biết, để sau', en: 'Not known yet, later' },
  putOff: {
    vi: (count: number) => `${vi.number(count)} việc để sau`,
    en: (count: number) => `${en.number(count)} for later`,
  },
  lookAgain: { vi: 'Chạm để xem lại', en: 'Tap to look again' },
  settled: { vi: 'Đã ghi cách giải quyết. Đã lưu trên máy này.', en: 'Settled. Saved on this device.' },
  nowSo: {
    vi: (truth: string) => `${truth} Đã lưu trên máy này.`,
    en: (truth: string) => `${truth} Saved on this device.`,
  },
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
