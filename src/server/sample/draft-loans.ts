// The sample's last month at the desk: books lent and brought back, a few still out, some of them late, and books read on
// the spot.
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { loan } from '#domain/circulation/loan.ts';
import { dayBefore, isoOf, momentOf, sampleId, schoolDaysBefore, siteId, type Draft } from './draft.ts';
import type { SampleReader } from './draft-people.ts';
import type { SampleCopy } from './draft-shelves.ts';

const loanDays = 10;

export function draftLoans(draft: Draft, copies: readonly SampleCopy[], readers: readonly SampleReader[]): void {
  const freeFrom = new Map<string, string>();
  const holding = new Map<string, number>();
  for (const [nth, day] of schoolDaysBefore(draft.today, 22).entries()) {
    for (let one = 0; one < 6 + (nth % 5); one += 1) {
      const reader = readers[draft.draw(readers.length)] as SampleReader;
      const wanted = copies.filter(
        ({ unit, forChildren }) => unit === reader.unit && (forChildren || !reader.className),
      );
      const copy = wanted[draft.draw(wanted.length)];
      if (!copy || (freeFrom.get(copy.id) ?? '') >= day || (holding.get(reader.id) ?? 0) >= 3) continue;
      const backOn = lend(draft, { reader, copy, day, nth: one });
      freeFrom.set(copy.id, backOn ?? '9999');
      if (backOn === undefined) holding.set(reader.id, (holding.get(reader.id) ?? 0) + 1);
    }
  }
}

interface Lending {
  readonly reader: SampleReader;
  readonly copy: SampleCopy;
  readonly day: string;
  readonly nth: number;
}
/** One loan; the day it came back, or undefined while it is out. */
function lend(draft: Draft, { reader, copy, day, nth }: Lending): string | undefined {
  const id = sampleId('loan', copy.id, day);
  const lentMs = momentOf(day, `0${7 + (nth % 3)}:${10 + draft.draw(45)}`);
  const dueOn = dayBefore(day, -loanDays);
  const fields = { copyId: copy.id, memberId: reader.id, siteId: siteId(copy.site), lentAt: isoOf(lentMs), dueOn };
  draft.changes.push({ unit: copy.unit, change: loan.put(fields, id), atMs: lentMs });
  const backOn = dayBefore(day, -(3 + draft.draw(9)));
  const stillOut = backOn >= draft.today || draft.draw(12) === 0;
  if (stillOut) return undefined;
  const backMs = momentOf(backOn, `0${7 + draft.draw(3)}:${10 + draft.draw(45)}`);
  draft.changes.push({ unit: copy.unit, change: loan.patch(id, { returnedAt: isoOf(backMs) }), atMs: backMs });
  return backOn;
}

export function draftReading(draft: Draft, copies: readonly SampleCopy[]): void {
  for (const day of schoolDaysBefore(draft.today, 22)) {
    for (let one = 0; one < 8; one += 1) {
      const copy = copies[draft.draw(copies.length)] as SampleCopy;
      const readerKind = copy.unit === 'minh-tam' ? 'pupil' : 'villager';
      const fields = { titleId: copy.titleId, onDay: day, siteId: siteId(copy.site), readerKind } as const;
      const change = inHouseUse.put({ ...fields, amount: 1 + draft.draw(3) });
      draft.changes.push({ unit: copy.unit, change, atMs: momentOf(day, '10:30') });
    }
  }
}
