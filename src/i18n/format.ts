// How each language writes numbers, days, times and names, in the library's own zone wherever the tablet believes it is.

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

/** Made when first asked for. The browser takes 50 ms of a slow tablet to load the rules of a language, so what the first
 * screen shows is written without them. */
function once<Tool>(make: () => Tool): () => Tool {
  let made: Tool | undefined;
  return () => (made ??= make());
}

/** As a clock on the library's wall shows it, in the form of ISO; Việt Nam has no summer time. */
function onTheWall(dayOrInstant: string): string {
  if (dayOrInstant.length === 10) return `${dayOrInstant}T12:00`;
  return new Date(Date.parse(dayOrInstant) + 7 * 3_600_000).toISOString();
}
const time = (instant: string) => onTheWall(instant).slice(11, 16);
const day = (given: string) => onTheWall(given).slice(0, 10).split('-').reverse().join('/');
const shortDay = (given: string) => day(given).slice(0, 5);

/** A whole number in groups of three. */
const grouped = (value: number, sign: string) => String(value).replace(/\B(?=(\d{3})+$)/g, sign);

interface Rules {
  readonly locale: string;
  readonly days: readonly string[];
  readonly betweenThousands: string;
}
function formatFor({ locale, days, betweenThousands }: Rules): Format {
  const numbers = once(() => new Intl.NumberFormat(locale));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const weekday = (given: string) => days[new Date(onTheWall(given).slice(0, 10)).getUTCDay()] ?? '';
  return {
    number: (value) => (Number.isSafeInteger(value) ? grouped(value, betweenThousands) : numbers().format(value)),
    time,
    shortDay,
    day,
    longDay: (given) => `${weekday(given)}, ${day(given)}`,
    weekday: (given) => `${weekday(given)} ${shortDay(given)}`,
    moment: (instant, now) => (day(instant) === day(now) ? time(instant) : `${time(instant)} ${shortDay(instant)}`),
    list: (words) => lists().format(words),
  };
}

export const vi = formatFor({
  locale: 'vi-VN',
  days: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  betweenThousands: '.',
});
export const en = formatFor({
  locale: 'en-GB',
  days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  betweenThousands: ',',
});

/** `1 copy`, `3 copies`: English nouns follow their number, Vietnamese ones do not. */
export function counted(count: number, one: string, many: string): string {
  return `${en.number(count)} ${count === 1 ? one : many}`;
}

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

const collator = once(() => new Intl.Collator('vi'));
/** Order of a Vietnamese class list: by given name, then by the names before it. */
export function compareByGivenName(one: string, other: string): number {
  const [a, b] = [splitName(one), splitName(other)];
  return collator().compare(a.given, b.given) || collator().compare(a.before, b.before);
}
/** Alphabetical order of titles. */
export function compareText(one: string, other: string): number {
  return collator().compare(one, other);
}
