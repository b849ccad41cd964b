// Which number of a register a book gets next. The register goes on after its last number; before that come those of books that
// were just taken back, unless another book, here or on another tablet, has got one of them since.
import { nextAccessionNumber } from '#domain/catalogue/accession.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { lastAccessionNumber, takenNumbers } from '../catalogue.ts';

/** The number to propose; `free` are those that were taken back. */
export async function nextNumber(bookType: Title['bookType'], free: readonly string[]): Promise<string> {
  const taken = await Promise.all(free.map((number) => takenNumbers(number, 1)));
  const left = free.filter((number, at) => !taken[at]?.has(number));
  return nextAccessionNumber(bookType, await lastAccessionNumber(bookType), left);
}
