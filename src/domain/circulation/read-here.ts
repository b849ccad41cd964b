// Counts one reading on the spot: per title, day, site and kind of reader, nobody's name.
import type { Title } from '../catalogue/title.ts';
import { change, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { inHouseUse, type InHouseUse } from './in-house-use.ts';

export interface ReadHere {
  readonly title: Title;
  readonly today: string;
  readonly siteId: Id<'site'>;
  readonly readerKind: InHouseUse['readerKind'];
  /** -1 takes one back. */
  readonly more?: 1 | -1;
}

export function readHere({ title, today, siteId, readerKind, more = 1 }: ReadHere): Decision {
  return change(inHouseUse.put({ titleId: title.id, onDay: today, siteId, readerKind, amount: more }));
}
