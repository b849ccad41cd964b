// What a person is looking for on the shelves, and which titles answer it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fold, likeness } from '#domain/record/fold.ts';
import { wordsOf, type TitleLine } from '#device/read/catalogue.ts';

export interface Search {
  readonly typed: string;
  readonly levels: readonly string[];
  readonly onlyHere: boolean;
  /** How many rows are drawn. */
  readonly shown: number;
  readonly type: (typed: string) => void;
  readonly chooseLevels: (levels: readonly string[]) => void;
  readonly turnOnlyHere: (on: boolean) => void;
  readonly showMore: () => void;
}

const page = 40;

export function createSearch(): StoreApi<Search> {
  return createStore<Search>((set, get) => ({
    typed: '',
    levels: [],
    onlyHere: false,
    shown: page,
    type: (typed) => set({ typed, shown: page }),
    chooseLevels: (levels) => set({ levels, shown: page }),
    turnOnlyHere: (onlyHere) => set({ onlyHere }),
    showMore: () => set({ shown: get().shown + page }),
  }));
}

/** Titles that answer what was typed and chosen; with words typed, the likest first. */
export function foundLines(
  lines: readonly TitleLine[],
  { typed, levels }: Pick<Search, 'typed' | 'levels'>,
): TitleLine[] {
  const words = fold(typed).split(' ').filter(Boolean);
  const fits = lines.filter(
    ({ title, folded }) =>
      (levels.length === 0 || levels.includes(title.level ?? '')) && words.every((word) => folded.includes(` ${word}`)),
  );
  if (words.length === 0 || fits.length > 300) return fits;
  const ranked = fits.map((line) => ({ line, rank: likeness(typed, wordsOf(line.title)) }));
  return ranked.sort((a, b) => b.rank - a.rank).map(({ line }) => line);
}
