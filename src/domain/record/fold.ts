// Text without accents, case and punctuation, so that "nguyen nhat anh" finds Nguyễn Nhật Ánh. What is typed with accents
// still comes first.

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
