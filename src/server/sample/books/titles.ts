// All books of the demonstration sample in shelf order. Numbers of copies are given out in this order, so a new
// book belongs at the end of its own list.
import type { SampleTitle } from './sample-title.ts';
import { childrenTitles } from './titles-children.ts';
import { folkAndComicTitles } from './titles-folk-and-comics.ts';
import { literatureTitles } from './titles-literature.ts';
import { referenceTitles } from './titles-reference.ts';
import { teacherTitles } from './titles-teacher.ts';
import { textbookTitles } from './titles-textbook.ts';
import { worldChildrenTitles } from './titles-world-children.ts';

export const sampleTitles: readonly SampleTitle[] = [
  ...childrenTitles,
  ...folkAndComicTitles,
  ...worldChildrenTitles,
  ...literatureTitles,
  ...referenceTitles,
  ...textbookTitles,
  ...teacherTitles,
];
