// No two buttons, and no two sides, of a case read alike: of several wordings each gets the shortest that is its own.

/** `wordings` from the shortest to the fullest, each for all sides in their order. */
export function toldApart(wordings: readonly (readonly string[])[]): readonly string[] {
  const isAlone = (words: readonly string[], at: number) =>
    words.indexOf(words[at] ?? '') === words.lastIndexOf(words[at] ?? '');
  const fullest = wordings.at(-1) ?? [];
  return fullest.map((full, at) => wordings.find((words) => isAlone(words, at))?.[at] ?? `${full} (${at + 1})`);
}
