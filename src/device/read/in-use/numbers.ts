// Which number of a register a book gets next. The register goes on after its last number; before that come those of books that
// were just taken back, unless another book, here or on another tablet, has got one of them since. A tablet that has not had
// the whole register proposes nothing: its last number is in the middle of it.
import { nextAccessionNumber } from '#domain/catalogue/accession.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { session } from '../../session.ts';
import { lastAccessionNumber, takenNumbers } from '../catalogue.ts';

/** The number to propose, empty while the register is still being fetched; `free` are those that were taken back. */
export async function nextNumber(bookType: Title['bookType'], free: readonly string[]): Promise<string> {
  if (!session.getState().isWhole) return '';
  const taken = await Promise.all(free.map((number) => takenNumbers(number, 1)));
  const left = free.filter((number, at) => !taken[at]?.has(number));
  return nextAccessionNumber(bookType, await lastAccessionNumber(bookType), left);
}
