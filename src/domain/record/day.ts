// Days in the library's zone. Việt Nam is UTC+7 all year, so a day is found by adding seven hours, without any table of
// zones.

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zoneMs = 7 * hourMs;

/** The calendar day, `2026-10-02`, of a moment in UTC ISO text. */
export function dayOf(instant: string): string {
  return dayOfMs(Date.parse(instant));
}
/** The calendar day of a moment in milliseconds. */
export function dayOfMs(ms: number): string {
  return new Date(ms + zoneMs).toISOString().slice(0, 10);
}
/** The day so many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}
/** The moment of a local day and time of day: `momentOf('2026-10-06', '14:00')` is `2026-10-06T07:00:00.000Z`. */
export function momentOf(day: string, time: string): string {
  return new Date(Date.parse(`${day}T${time}:00Z`) - zoneMs).toISOString();
}
/** The hour of the day, 0 to 23, in the library's zone. */
export function hourOf(instant: string): number {
  return new Date(Date.parse(instant) + zoneMs).getUTCHours();
}
/** The school year a day belongs to, `2026–2027`: it begins with August, when schools open. */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 8 ? 1 : 0);
  return `${year}–${year + 1}`;
}
