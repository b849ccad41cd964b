// What a word is filed by: texts whose keys are compared sign by sign stand as in a Vietnamese dictionary (a ă â, đ behind d; a
// syllable with its tone before the next one; numbers by their size). Written by hand, so that every browser files alike and a
// key can lie in an index. The folded word can be read off it.
import { fold } from './fold.ts';

const letters = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const plain = 'aaabcddeefghijklmnooopqrstuuvwxyz';
/** The letters have signs of their own from here on, one after the other; what is none of them stands behind. */
const first = 'a'.charCodeAt(0);
/** Huyền, hỏi, ngã, sắc, nặng. Their signs stand behind the space and before everything else; the level tone has none. */
const tones = '\u0300\u0309\u0303\u0301\u0323';
const toneSigns = '!"#$%';
/** Before a number of two figures, of three, and so on; one figure has none. Behind the figures, before the letters. */
const lengthSigns = ':;<=>?@';

/** The key of one word in small letters (see `wordsIn`). That of a text is those of its words with a space between. */
export function filingKey(word: string): string {
  const syllables = word.normalize('NFD').split(/[^\p{L}\p{N}\p{M}]+/u);
  return syllables.map(keyOfSyllable).filter(Boolean).join(' ');
}

function keyOfSyllable(apart: string): string {
  const tone = apart.match(anyTone)?.at(-1);
  const bare = apart.replace(anyTone, '').normalize('NFC').replace(/\d\d+/g, sized);
  const key = Array.from(bare, signOf).join('');
  return tone === undefined || key === '' ? key : key + toneSigns.charAt(tones.indexOf(tone));
}
const anyTone = new RegExp(`[${tones}]`, 'g');
const sized = (figures: string) => lengthSigns.charAt(Math.min(figures.length, 8) - 2) + figures;

function signOf(letter: string): string {
  const place = letters.indexOf(letter);
  if (place >= 0) return String.fromCharCode(first + place);
  if (lengthSigns.includes(letter)) return letter;
  return Array.from(fold(letter), (one) => (plain.includes(one) ? signOf(one) : one)).join('');
}

/** The folded text that a key was made of. */
export function foldedOf(key: string): string {
  return key.replace(/[!-%:-@a-\x81]/g, (sign) => plain.charAt(sign.charCodeAt(0) - first));
}

/** What each sign below 130 says of the folded text: a sign of it, or nothing (0). */
const says = Uint16Array.from({ length: first + plain.length }, (_, code) => {
  return foldedOf(String.fromCharCode(code)).charCodeAt(0) || 0;
});
/** Whether the folded text of the key that stands in `keys` from `start` to below `end` comes before another folded text.
 * Nothing is put together for it: an index asks a thousand times between two keys that are typed. */
export function isFoldedBefore(keys: string, start: number, end: number, other: string): boolean {
  let at = 0;
  for (let place = start; place < end; place += 1) {
    const code = keys.charCodeAt(place);
    const said = code < says.length ? (says[code] as number) : code;
    if (said === 0) continue;
    // Beyond the end there is no number, and nothing is below it.
    const wanted = other.charCodeAt(at);
    if (said !== wanted) return said < wanted;
    at += 1;
  }
  return at < other.length;
}
