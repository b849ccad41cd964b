// What is true once somebody has decided: who has the book, whose the number is. Said in the bar under the answer.
import { en, vi } from './format.ts';
import { phrases, strong } from './phrase.ts';

/** A thing and the number it has. */
export interface Numbered {
  readonly name: string;
  readonly number: string;
}

export const truths = phrases({
  holds: {
    vi: (name: string, title: string) => `${strong(name)} đang giữ ${strong(title)}.`,
    en: (name: string, title: string) => `${strong(name)} has ${strong(title)}.`,
  },
  eachHolds: {
    vi: (one: Numbered, other: Numbered) =>
      `${strong(one.name)} đang giữ ${strong(one.number)}, ${strong(other.name)} đang giữ ${strong(other.number)}.`,
    en: (one: Numbered, other: Numbered) =>
      `${strong(one.name)} has ${strong(one.number)}, ${strong(other.name)} has ${strong(other.number)}.`,
  },
  onShelf: {
    vi: (title: string) => `${strong(title)} ở trên giá, không ai đang mượn.`,
    en: (title: string) => `${strong(title)} is on the shelf; nobody has it.`,
  },
  isBack: { vi: (title: string) => `${strong(title)} đã về.`, en: (title: string) => `${strong(title)} is back.` },
  broughtBack: {
    vi: (name: string, title: string) => `${strong(name)} đã trả ${strong(title)}.`,
    en: (name: string, title: string) => `${strong(name)} has brought ${strong(title)} back.`,
  },
  returnDropped: {
    vi: (title: string) => `Lượt trả ${strong(title)} đã được bỏ.`,
    en: (title: string) => `The return of ${strong(title)} is taken off.`,
  },
  goneAgain: {
    vi: (title: string, status: string) => `${strong(title)} lại được ghi: ${status.toLowerCase()}.`,
    en: (title: string, status: string) => `${strong(title)} is ${status.toLowerCase()} again.`,
  },
  numbers: {
    vi: (one: Numbered, other: Numbered) =>
      `${strong(one.name)} mang số ${strong(one.number)}, ${strong(other.name)} mang số ${strong(other.number)}.`,
    en: (one: Numbered, other: Numbered) =>
      `${strong(one.name)} has number ${strong(one.number)}, ${strong(other.name)} has ${strong(other.number)}.`,
  },
  cards: {
    vi: (one: Numbered, other: Numbered) =>
      `${strong(one.name)} có thẻ ${strong(one.number)}, ${strong(other.name)} có thẻ ${strong(other.number)}.`,
    en: (one: Numbered, other: Numbered) =>
      `${strong(one.name)} has card ${strong(one.number)}, ${strong(other.name)} has ${strong(other.number)}.`,
  },
  oneCopy: {
    vi: (title: string, number: string) => `${strong(title)} (${number}) nay là một bản.`,
    en: (title: string, number: string) => `${strong(title)} (${number}) is one copy now.`,
  },
  onePerson: {
    vi: (name: string) => `${strong(name)} nay là một bạn đọc.`,
    en: (name: string) => `${strong(name)} is one member now.`,
  },
  twoPeople: {
    vi: (name: string) => `${strong(name)} là tên của hai người.`,
    en: (name: string) => `${strong(name)} is the name of two people.`,
  },
  oneBook: {
    vi: (title: string) => `${strong(title)} nay là một sách.`,
    en: (title: string) => `${strong(title)} is one book now.`,
  },
  twoBooks: {
    vi: (title: string) => `${strong(title)} là tên của hai sách.`,
    en: (title: string) => `${strong(title)} is the name of two books.`,
  },
  room: {
    vi: (title: string, room: number) => `${strong(title)} có ${strong(vi.number(room))} chỗ.`,
    en: (title: string, room: number) => `${strong(title)} has ${strong(en.number(room))} places.`,
  },
  inUse: {
    vi: (name: string) => `${strong(name)} được dùng lại.`,
    en: (name: string) => `${strong(name)} is in use again.`,
  },
  leftOff: {
    vi: (name: string) => `${strong(name)} vẫn bỏ khỏi sổ.`,
    en: (name: string) => `${strong(name)} stays off the records.`,
  },
  writtenSo: { vi: (value: string) => `Nay ghi là ${strong(value)}.`, en: (value: string) => `Now: ${strong(value)}.` },
  known: { vi: 'Đã biết, không hỏi lại.', en: 'Understood, and not asked again.' },
});
