// When and on which device each side was written, in words by which they can be told apart: the name that people gave it, or
// that it is this one. Where no name is known nothing is said, and the place stands instead.
import { nowAt } from '#device/clock.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { cases } from '#i18n/case-card.ts';
import type { Speaker } from '#ui/speak.tsx';
import { toldApart } from './told-apart.ts';

/** As much of a device's id as its own page shows for its mark. */
const markLength = 8;
const none: NonNullable<CaseLine['writers']> = new Map();

/** The device that wrote the record with this id. */
export function writtenOn({ writers = none }: CaseLine, id: string, { t }: Speaker): string | undefined {
  const wanted = writers.get(id);
  if (!wanted || (wanted.name === undefined && !wanted.isOwn)) return undefined;
  const all = [...new Map([...writers.values()].map((one) => [one.device, one])).values()];
  const names = all.map(({ name, isOwn }) => name ?? (isOwn ? t(cases.thisDevice) : ''));
  const own = all.map(({ name, isOwn }, at) => (isOwn && name ? t(cases.ownDevice, name) : (names[at] ?? '')));
  const marked = all.map(({ device }, at) => `${names[at]} (${device.slice(0, markLength)})`);
  return toldApart([names, own, marked])[all.findIndex(({ device }) => device === wanted.device)];
}

/** Each record called by its device, for sides of which nothing else differs; no wording where a device has no name. */
export function byDevice(line: CaseLine, records: readonly ({ readonly id: string } | undefined)[], speak: Speaker) {
  const devices = records.flatMap((record) => writtenOn(line, String(record?.id), speak) ?? []);
  return devices.length < records.length ? [] : [devices.map((device) => speak.t(cases.recordOn, device))];
}

/** When the record was first written and on which device, as far as this one knows, or nothing. */
export function writtenAtOf(line: CaseLine, record: { readonly id: string } | undefined, speak: Speaker): string {
  const id = String(record?.id);
  const at = line.madeAt.get(id);
  if (at === undefined) return '';
  const [moment, device] = [speak.format.moment(at, nowAt()), writtenOn(line, id, speak)];
  return device === undefined ? speak.t(cases.writtenAt, moment) : speak.t(cases.writtenOn, device, moment);
}
