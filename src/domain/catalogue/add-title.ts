// Adds a title with its copies, or more copies of a title that is there already. Each copy gets its own line and number in the
// register, and none is ever written twice.
import { change, refuse, type Decision } from '../record/decision.ts';
import type { PutFields } from '../record/define.ts';
import { fold } from '../record/fold.ts';
import type { Id } from '../record/id.ts';
import { writtenAnew } from '../record/write-anew.ts';
import { accessionNumbersFrom } from './accession.ts';
import { copy, type Copy } from './copy.ts';
import { title, type Title } from './title.ts';

export interface AddCopies {
  readonly titleId: Id<'title'>;
  readonly siteId: Id<'site'>;
  readonly shelfId?: Id<'shelf'>;
  readonly firstNumber: string;
  /** An id for each copy; their number is the number of copies. */
  readonly copyIds: readonly Id<'copy'>[];
  readonly today: string;
  readonly source?: Copy['source'];
  /** Numbers known to be taken. */
  readonly taken: ReadonlySet<string>;
}
export interface AddTitle extends AddCopies {
  readonly fields: PutFields<(typeof title)['fields']>;
  /** What stood under this id until it was taken off. */
  readonly gone?: Title;
}

export function addTitle({ fields, gone, ...copies }: AddTitle): Decision<AddRefusal> {
  if (fields.title.trim() === '') return refuse({ kind: 'no-title' });
  const added = addCopies(copies);
  if (added.kind === 'refused') return added;
  const put = title.put(writtenAnew(title, fields, gone), copies.titleId);
  return added.kind === 'change' ? change(put, ...added.changes) : change(put);
}

export function addCopies({ copyIds, firstNumber, taken, ...asked }: AddCopies): Decision<AddRefusal> {
  if (copyIds.length === 0) return { kind: 'unchanged' };
  const numbers = accessionNumbersFrom(firstNumber, copyIds.length);
  if (!numbers) return refuse({ kind: 'number-form', example: 'TN.00214' });
  const clash = numbers.find((number) => taken.has(number));
  if (clash !== undefined) return refuse({ kind: 'number-taken', number: clash });
  const { titleId, siteId, shelfId, today, source } = asked;
  const where = { titleId, siteId, ...(shelfId ? { shelfId } : {}), ...(source ? { source } : {}) };
  const same = { ...where, status: 'inService', acquiredOn: today } as const;
  return change(...copyIds.map((id, at) => copy.put({ ...same, accessionNumber: numbers[at] as string }, id)));
}
export type AddRefusal =
  | { readonly kind: 'no-title' }
  | { readonly kind: 'number-form'; readonly example: string }
  | { readonly kind: 'number-taken'; readonly number: string };

/** Of the books that have the ISBN or the name of this one, that which it most likely is: another volume is another book, and
 * of several the one by the same people comes first. */
export function bookMeant(
  { volume, authors }: Partial<Pick<Title, 'volume' | 'authors'>>,
  like: readonly Title[],
): Title | undefined {
  const asked = fold(volume ?? '');
  const left = like.filter((one) => asked === '' || fold(one.volume ?? '') === asked);
  const people = (names: Title['authors']) => fold((names ?? []).join(' '));
  return left.find((one) => people(one.authors) === people(authors)) ?? left[0];
}
