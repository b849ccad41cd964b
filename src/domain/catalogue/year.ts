// The year in which a book was published, as it is typed or stands in a list.

/** Earlier and later there are no books for a library like this. */
export const yearsOfBooks = { min: 1400, max: 2200 } as const;

/** null where nothing is said, undefined where it is no year. */
export function readYear(said: string): number | null | undefined {
  if (said.trim() === '') return null;
  const year = Number(said);
  return Number.isInteger(year) && year >= yearsOfBooks.min && year <= yearsOfBooks.max ? year : undefined;
}
