// One number on two records: one of them keeps it, the other gets the next.
import type { Case } from '#domain/cases/case.ts';
import type { Keeping, Settling } from '#domain/cases/settle.ts';
import type { Decision } from '#domain/record/decision.ts';
import { answers } from '#i18n/case-outcomes.ts';
import type { Numbered as Named } from '#i18n/case-truths.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { Outcome } from './case-view.ts';

export interface Numbered<One> {
  readonly records: readonly One[];
  readonly numberOf: (record: One) => string | null | undefined;
  /** What each is called, told apart from the others. */
  readonly names: readonly string[];
}
interface Renumbering<One> {
  readonly follows: string;
  readonly settle: (asked: Keeping, others: readonly One[]) => Promise<Decision>;
}

/** One answer for each of them; none when they have different numbers by now. */
export function keepers<One extends { readonly id: string }>(
  { records, numberOf, names }: Numbered<One>,
  { follows, settle }: Renumbering<One>,
  { t }: Speaker,
): Outcome[] {
  const [number] = records.map(numberOf);
  if (records.length < 2 || records.some((one) => numberOf(one) !== number)) return [];
  return records.map(({ id }, at) => {
    const others = records.filter((one) => one.id !== id);
    const decide = (asked: Settling) => settle({ ...asked, keeper: id }, others);
    return { key: id, name: t(answers.keepsIt, names[at] ?? ''), follows, decide };
  });
}

/** Who kept it, once that is settled. */
export function keeperOf<One>({ records, numberOf, names }: Numbered<One>, { written }: Case, { t }: Speaker): string {
  return t(answers.keepsIt, names[records.findIndex((one) => numberOf(one) === written?.[0])] ?? '…');
}

/** Each with the number that it has now, whoever kept it first. */
export function numbersNow<One>(
  { records, numberOf, names }: Numbered<One>,
  { written }: Case,
): [Named, Named] | undefined {
  const all = records.map((one, at) => ({ name: names[at] ?? '…', number: numberOf(one) ?? '' }));
  const [one, other] = all.toSorted((a, b) => Number(b.number === written?.[0]) - Number(a.number === written?.[0]));
  return one && other && [one, other];
}
