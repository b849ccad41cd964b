// All that is otherwise than the list says, by kind: rows that are left out, rows taken otherwise than they stand, and rows
// that the library knows otherwise. Before the writing it is what would be, afterwards what was.
import { memberProblems, titleProblems } from '#i18n/import.ts';
import { memberLines, titleLines, type LineKind } from '#i18n/import-lines.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { ListRead, Outcome } from './import.store.ts';

export interface Line {
  readonly row: number;
  readonly kind: LineKind;
  readonly said: { readonly kind: string; readonly value: string };
}
export interface LinesOfKind {
  readonly kind: LineKind;
  readonly lines: readonly Line[];
}

/** Those left out first, then the most frequent. */
export function linesByKind(read: ListRead, outcome: Outcome | undefined): LinesOfKind[] {
  if (read.list.kind !== 'read') return [];
  const { problems, notes } = read.list;
  const kinds = new Map<LineKind, Line[]>();
  const add = (kind: LineKind, said: Line['said'] & { readonly row: number }) => {
    const line = { row: said.row, kind, said };
    const others = kinds.get(kind);
    if (others) others.push(line);
    else kinds.set(kind, [line]);
  };
  for (const problem of problems) add(problem.kind === 'line-twice' ? 'line-twice' : 'left-out', problem);
  for (const note of [...notes, ...(outcome?.differences ?? [])]) add(note.kind, note);
  const rank = ({ kind, lines }: LinesOfKind) => (kind === 'left-out' ? Infinity : lines.length);
  return [...kinds].map(([kind, lines]) => ({ kind, lines })).sort((a, b) => rank(b) - rank(a));
}

/** What is to be said of one row. */
export function sayLine(of: ListRead['of'], { kind, said }: Line, { tell }: Speaker): string {
  const sentences =
    of === 'titles'
      ? { problems: titleProblems, others: titleLines }
      : { problems: memberProblems, others: memberLines };
  const isProblem = kind === 'left-out' || kind === 'line-twice';
  return tell((isProblem ? sentences.problems : sentences.others) as never, said as never);
}
