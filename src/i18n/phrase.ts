// Sentences in two languages side by side. A sentence that lacks a language, or whose languages take different facts, does
// not compile.
import { en, vi, type Format } from './format.ts';
import type { Language } from './language.ts';

type Said<Args extends readonly unknown[]> = string | ((...args: Args) => string);
export interface Phrase<Args extends readonly unknown[] = []> {
  readonly vi: Said<Args>;
  readonly en: Said<Args>;
}
type AnyPhrase = Phrase<never>;

/** The sentences of one area. */
export function phrases<const All extends Readonly<Record<string, AnyPhrase>>>(all: All): All {
  return all;
}

type Tagged = { readonly kind: string };
/** One sentence per kind of a tagged value, each taking the facts of its kind. */
export type PhrasesFor<Value extends Tagged> = {
  readonly [Kind in Value['kind']]: Phrase<[Extract<Value, { kind: Kind }>]>;
};
export function phrasesFor<Value extends Tagged>(all: PhrasesFor<Value>): PhrasesFor<Value> {
  return all;
}

const open = '\uE000';
const close = '\uE001';
/** Marks a part of a sentence as the one that matters; screens show it semibold. */
export function strong(part: string | number): string {
  return `${open}${part}${close}`;
}
/** The parts of a sentence in order, each strong or not. */
export function partsOf(sentence: string): { text: string; isStrong: boolean }[] {
  return sentence
    .split(open)
    .flatMap((part, at) => {
      if (at === 0) return [{ text: part, isStrong: false }];
      const [marked = '', rest = ''] = part.split(close);
      return [
        { text: marked, isStrong: true },
        { text: rest, isStrong: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
/** The sentence without marks, for titles of windows and for readers of the screen. */
export function plain(sentence: string): string {
  return sentence.replaceAll(open, '').replaceAll(close, '');
}

export interface Speaker {
  readonly language: Language;
  readonly format: Format;
  /** The sentence in the present language. */
  readonly t: <Args extends readonly unknown[]>(phrase: Phrase<Args>, ...args: Args) => string;
  /** The sentence for a tagged value, such as a refusal. */
  readonly tell: <Value extends Tagged>(all: PhrasesFor<Value>, value: Value) => string;
}

export function speaker(language: Language): Speaker {
  const t: Speaker['t'] = (phrase, ...args) => {
    const said = phrase[language];
    return typeof said === 'string' ? said : said(...args);
  };
  return {
    language,
    format: language === 'vi' ? vi : en,
    t,
    tell: (all, value) => t((all as Readonly<Record<string, Phrase<[Tagged]>>>)[value.kind] as Phrase<[Tagged]>, value),
  };
}
