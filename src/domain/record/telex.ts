// Telex that no input method has turned into letters: "nguyeexn" means nguyễn, "dduwowngf" means đường. Understood as a
// second try, when what was typed finds nothing as it stands.

const doubled: Readonly<Record<string, string>> = { aa: 'â', ee: 'ê', oo: 'ô', dd: 'đ' };
const horned: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' };
/** Combining marks of the five tones. */
const tones: Readonly<Record<string, string>> = { f: '\u0300', s: '\u0301', r: '\u0309', x: '\u0303', j: '\u0323' };
const vowels = 'aăâeêioôơuưy';

/** Every word with its Telex turned into letters; the text itself where there is none. */
export function readTelex(text: string): string {
  return text.replace(/[a-zđ]+/gi, (word) => readWord(word.toLowerCase()));
}

function readWord(word: string): string {
  let letters = '';
  let tone = '';
  for (const sign of word) {
    const last = letters.at(-1) ?? '';
    const hasVowel = [...letters].some((letter) => vowels.includes(letter));
    if (sign === 'w') letters = withHorn(letters);
    else if (sign in tones && hasVowel) tone = tones[sign] as string;
    else if (sign === 'z' && hasVowel) tone = '';
    else if (doubled[last + sign]) letters = letters.slice(0, -1) + doubled[last + sign];
    else if (doubles(letters, sign)) letters = letters.replace(sign, doubled[sign + sign] as string);
    else letters += sign;
  }
  return tone === '' ? letters : withTone(letters, tone);
}

/** Some type the second letter behind the word: "nguyenex", "dangd". */
function doubles(letters: string, sign: string): boolean {
  return `${sign}${sign}` in doubled && letters.includes(sign) && /[aeodq]$|[nmcptgh]$/.test(letters);
}

/** w makes the vowel before it another one: aw ă, ow ơ, uw ư, uow ươ; alone it is ư. */
function withHorn(letters: string): string {
  const pair = /u(o)([a-z]*)$/.exec(letters);
  if (pair) return `${letters.slice(0, pair.index)}ươ${pair[2] ?? ''}`;
  const open = /ư(o)([a-z]*)$/.exec(letters);
  if (open) return `${letters.slice(0, open.index)}ươ${open[2] ?? ''}`;
  const at = Math.max(letters.lastIndexOf('a'), letters.lastIndexOf('o'), letters.lastIndexOf('u'));
  if (at < 0) return `${letters}ư`;
  return letters.slice(0, at) + (horned[letters.charAt(at)] as string) + letters.slice(at + 1);
}

/** The tone stands on the vowel with a mark of its own; else on the last but one of an open syllable, or the last. */
function withTone(letters: string, tone: string): string {
  const start = /^(qu|gi(?=[aăâeêoôơuưy]))/.exec(letters)?.[0].length ?? 0;
  const found = /[aăâeêioôơuưy]+/.exec(letters.slice(start));
  if (!found) return letters;
  const [cluster] = found;
  const first = start + found.index;
  const marked = Math.max(...[...'ăâêôơ'].map((letter) => cluster.lastIndexOf(letter)), cluster.lastIndexOf('ư'));
  const isOpen = first + cluster.length === letters.length;
  const isRising = /^(oa|oe|uy)$/.test(cluster);
  const inner = cluster.length === 1 || (isOpen && !isRising && cluster.length < 3) ? 0 : 1;
  const best = cluster.includes('ươ') ? cluster.indexOf('ơ') : marked;
  const place = first + (best >= 0 ? best : inner);
  return (letters.slice(0, place + 1) + tone + letters.slice(place + 1)).normalize('NFC');
}
