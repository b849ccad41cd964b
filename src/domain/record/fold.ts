// Text without accents, case and punctuation, so that "nguyen nhat anh" finds Nguyễn Nhật Ánh. What is typed with accents
// still comes first.

/** As it was meant: letters in parts put together, one space between words and none around them. */
export const tidy = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** Lower case, without marks, đ as d, everything that is no letter or figure as one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text in small letters, with their marks. */
export function wordsIn(text: string): string[] {
  const lower = text.normalize('NFC').toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < lower.length; at += 1) {
    const isInside = isLetter(lower.charCodeAt(at));
    if (isInside && start < 0) start = at;
    if (isInside || start < 0) continue;
    words.push(lower.slice(start, at));
    start = -1;
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}
/** 0 = not asked yet, 1 = parts words, 2 = letter, figure, mark, or half of a letter beyond the first 65,536. */
const kinds = new Uint8Array(65_536);
function isLetter(code: number): boolean {
  kinds[code] ||= /[\p{L}\p{N}\p{M}\p{Surrogate}]/u.test(String.fromCharCode(code)) ? 2 : 1;
  return kinds[code] === 2;
}

/** Whether a word is spelled as it was typed, or begins so. Where the tone stands does not matter: hoà is hòa. */
export function isSpelledSo(typed: string, word: string): boolean {
  return word.startsWith(typed) || (word.length === typed.length && toneLast(word) === toneLast(typed));
}
function toneLast(word: string): string {
  const apart = word.normalize('NFD');
  const tones = apart.replace(/[^\u0300\u0301\u0303\u0309\u0323]/gu, '');
  return apart.replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '') + tones;
}

/** The other way to write the same folded syllable: Mỹ and Mĩ, Lý and Lí, quý and quí. */
export function otherSpelling(folded: string): string | undefined {
  const [, before, vowel] = /^(qu|[bcdghklmnprstvx]+)([yi])$/.exec(folded) ?? [];
  return before === undefined ? undefined : before + (vowel === 'y' ? 'i' : 'y');
}

/** How well `text` answers what was typed: 0 = not at all; higher is better. Every typed word must begin a word of the text;
 * a text that has the words with their accents, or begins with them, comes first. */
export function likeness(typed: string, text: string): number {
  const words = fold(typed).split(' ');
  if (words[0] === '') return 0;
  const folded = ` ${fold(text)}`;
  if (!words.every((word) => folded.includes(` ${word}`))) return 0;
  const exact = text.normalize('NFC').toLowerCase().includes(typed.normalize('NFC').trim().toLowerCase());
  return 1 + (folded.startsWith(` ${words.join(' ')}`) ? 1 : 0) + (exact ? 2 : 0);
}
