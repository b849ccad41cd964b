// Numbers of the accession registers (số đăng ký cá biệt): each kind of book has its own register, numbers go on from the
// last, and one that was given is never given again. Two tablets without a network may give the same: that becomes a case. Only
// the number of a book that was taken back is free again: by itself the register goes on after it, but whoever has it before
// them, as just written or on the spine of a book, may give it, so that no line of the register stays empty unexplained.

const form = /^([A-ZĐ]{1,6})[.\s-]?(\d{1,8})$/;

/** The parts of a number such as `TN.00214`, or undefined. */
export function readAccessionNumber(text: string): { series: string; number: number; digits: number } | undefined {
  const found = form.exec(text.trim().toUpperCase());
  if (!found) return undefined;
  const [, series = '', digits = ''] = found;
  return { series, number: Number(digits), digits: digits.length };
}

/** `count` numbers beginning with `first`, in its own form; undefined when it is no number of a register. */
export function accessionNumbersFrom(first: string, count: number): string[] | undefined {
  const read = readAccessionNumber(first);
  if (!read) return undefined;
  return Array.from({ length: count }, (_, at) => write(read.series, read.number + at, read.digits));
}

/** How a number that somebody typed may stand in a register: nobody types the noughts of `TN.00214`, and old registers part
 * the letters in other ways. Empty when it is no number of a register. */
export function accessionForms(typed: string): string[] {
  const read = readAccessionNumber(typed);
  if (!read) return [];
  const short = String(read.number);
  const widths = Array.from({ length: Math.max(6, read.digits) - short.length + 1 }, (_, more) => short.length + more);
  return ['.', '', '-', ' '].flatMap((part) => widths.map((width) => read.series + part + short.padStart(width, '0')));
}

/** The number after the last one of a register, or its first; before them those that were just taken back. */
export function nextAccessionNumber(series: string, last: string | undefined, free: readonly string[] = []): string {
  const again = free.find((number) => readAccessionNumber(number)?.series === series);
  if (again !== undefined) return again;
  const read = last === undefined ? undefined : readAccessionNumber(last);
  return read ? write(read.series, read.number + 1, read.digits) : write(series, 1, 5);
}

function write(series: string, number: number, digits: number): string {
  return `${series}.${String(number).padStart(digits, '0')}`;
}
