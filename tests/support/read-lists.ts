// Lists read at once, as a test asks for them; the app reads them with pauses for the screen.
import { readTitles, type TitleListRead } from '#domain/catalogue/title-list/read-title-list.ts';
import { readMembers, type MemberListRead } from '#domain/membership/read-member-list.ts';

type Table = readonly (readonly string[])[];
export const readTitleList = (table: Table): TitleListRead => atOnce(readTitles(table));
export const readMemberList = (table: Table): MemberListRead => atOnce(readMembers(table));

function atOnce<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
