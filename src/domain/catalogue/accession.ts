// Numbers of the accession registers (số đăng ký cá biệt): each kind of book has its own register, numbers go on from the
// last, and one that was given is never given again. Two tablets without a network may give the same: that becomes a case.

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

/** The number after the last one of a register, or its first. */
export function nextAccessionNumber(series: string, last: string | undefined): string {
  const read = last === undefined ? undefined : readAccessionNumber(last);
  return read ? write(read.series, read.number + 1, read.digits) : write(series, 1, 5);
}

function write(series: string, number: number, digits: number): string {
  return `${series}.${String(number).padStart(digits, '0')}`;
}
