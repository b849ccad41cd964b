// Counts a reading on the spot, one as a rule: per title, day, site and kind of reader, nobody's name.
import type { Title } from '../catalogue/title.ts';
import { change, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { inHouseUse, type InHouseUse } from './in-house-use.ts';

export interface ReadHere {
  readonly title: Title;
  readonly today: string;
  readonly siteId: Id<'site'>;
  readonly readerKind: InHouseUse['readerKind'];
  /** How many are counted; below nothing, so many are taken back. */
  readonly more?: number;
}

export function readHere({ title, today, siteId, readerKind, more = 1 }: ReadHere): Decision {
  return change(inHouseUse.put({ titleId: title.id, onDay: today, siteId, readerKind, amount: more }));
}
