// Writes a list of books into the library, or only finds out what would be written. A title that is there already gets only
// the copies whose numbers are new, so a list can be brought in twice, or after it was broken off.
import type { TitleRow } from '#domain/catalogue/title-list/read-title-row.ts';
import { takeTitle, type TitleDifference } from '#domain/catalogue/take-title.ts';
import { title } from '#domain/catalogue/title.ts';
import { freshId } from '../clock.ts';
import { newIdFor } from '../new-id.ts';
import { takeAll, type Imported, type Importing } from './progress.ts';
import { Stock } from './stock.ts';

/** Each brings its copies. */
const piece = { written: 20, unwritten: 100 };

export async function importTitles(
  rows: readonly TitleRow[],
  siteId: string,
  importing: Importing,
): Promise<Imported<TitleDifference>> {
  const stock = await new Stock().open(rows);
  const take = (row: TitleRow) => {
    const known = stock.titleOf(row);
    const titleId = known?.id ?? newIdFor(title, row.fields);
    const gone = stock.goneOf(titleId);
    const taken = takeTitle({
      row,
      titleId,
      siteId,
      holderOf: (number) => stock.holderOf(number),
      nextNumber: () => stock.nextNumber(row.fields.bookType),
      copyId: () => freshId<'copy'>(),
      ...(known ? { there: { title: known, copies: stock.copiesOf(titleId) } } : {}),
      ...(gone ? { gone } : {}),
    });
    stock.add(known ?? { ...row.fields, id: titleId }, taken.numbers);
    return { ...taken, isNew: !known };
  };
  return takeAll(rows, { importing, piece, lookUp: (some) => stock.lookUp(some), take });
}
