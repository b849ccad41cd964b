// How each language writes numbers, days, times and names, in the library's own zone wherever the tablet believes it is.

const zone = 'Asia/Ho_Chi_Minh';

export interface Format {
  /** `1.234`. */
  readonly number: (value: number) => string;
  /** `14:05`. */
  readonly time: (instant: string) => string;
  /** `16/10`, for days within the school year; takes a day or a moment. */
  readonly shortDay: (dayOrInstant: string) => string;
  /** `16/10/2026`. */
  readonly day: (dayOrInstant: string) => string;
  /** `Thứ Ba, 16/10/2026`. */
  readonly longDay: (dayOrInstant: string) => string;
  /** `Thứ Ba 16/10`. */
  readonly weekday: (dayOrInstant: string) => string;
  /** `14:05` on the same day as `now`, otherwise `14:05 16/10`. */
  readonly moment: (instant: string, now: string) => string;
  /** `một, hai và ba`. */
  readonly list: (words: readonly string[]) => string;
}

function formatFor(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale);
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const week = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zone });
  const numeric = new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const momentIn = (given: string) => new Date(given.length === 10 ? `${given}T05:00:00Z` : given);
  const day = (given: string) => numeric.format(momentIn(given));
  const shortDay = (given: string) => day(given).slice(0, 5);
  const weekday = (given: string) => capital(week.format(momentIn(given)));
  const time = (instant: string) => clock.format(new Date(instant));
  return {
    number: (value) => numbers.format(value),
    time,
    shortDay,
    day,
    longDay: (given) => `${weekday(given)}, ${day(given)}`,
    weekday: (given) => `${weekday(given)} ${shortDay(given)}`,
    moment: (instant, now) => (day(instant) === day(now) ? time(instant) : `${time(instant)} ${shortDay(instant)}`),
    list: (words) => lists.format(words),
  };
}

/** "thứ ba" is written "Thứ Ba" on forms and in headings. */
function capital(words: string): string {
  return words.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

export const vi = formatFor('vi-VN');
export const en = formatFor('en-GB');

/** Family and middle names, and the given name, which stands last and is what people are called by. */
export function splitName(fullName: string): { before: string; given: string } {
  const at = fullName.trim().lastIndexOf(' ');
  return { before: fullName.trim().slice(0, at + 1), given: fullName.trim().slice(at + 1) };
}
/** What a child is called in front of others: the last two words ("Minh Châu"). */
export function calledName(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  return words.slice(words.length > 2 ? -2 : -1).join(' ');
}

const collator = new Intl.Collator('vi');
/** Order of a Vietnamese class list: by given name, then by the names before it. */
export function compareByGivenName(one: string, other: string): number {
  const [a, b] = [splitName(one), splitName(other)];
  return collator.compare(a.given, b.given) || collator.compare(a.before, b.before);
}
/** Alphabetical order of titles. */
export function compareText(one: string, other: string): number {
  return collator.compare(one, other);
}
