// Most records were written once, so each has one stamp; in the order of their numbers in the scope those stamps hardly
// differ from one to the next. This writes them as differences in that order, and back.
import { columnOf, valueIn, type Column } from './cells.ts';
import { makeStamp, stampDevice, stampTime, type Stamp } from '../stamp.ts';

/** Columns of numbers, in the order of the records' seqs; the devices are named once. */
export interface PackedStamps {
  readonly devices: readonly string[];
  readonly columns: readonly Column[];
}

/** Records in the order of their numbers in the scope. */
function bySeq(seqs: readonly number[]): number[] {
  const order = seqs.map((_, at) => at);
  // Numbers are compared fastest as numbers: each with its place behind the point.
  const keys = Float64Array.from(order, (at) => (seqs[at] as number) + at / seqs.length / 2).sort();
  const isExact = seqs.every((seq) => seq < 2 ** 36) && seqs.length < 2 ** 14;
  if (!isExact) return order.sort((a, b) => (seqs[a] as number) - (seqs[b] as number) || a - b);
  return Array.from(keys, (key) => Math.round((key - Math.floor(key)) * 2 * seqs.length));
}

/** '' stands for a record with more than one stamp. */
export function packStamps(stamps: readonly (Stamp | '')[], seqs: readonly number[]): PackedStamps {
  const devices: string[] = [];
  const [times, counters, who]: [unknown[], unknown[], unknown[]] = [[], [], []];
  let [ms, counter] = [0, 0];
  for (const at of bySeq(seqs)) {
    const stamp = stamps[at];
    if (!stamp) {
      for (const list of [times, counters, who]) list.push(undefined);
      continue;
    }
    const now = Number.parseInt(stamp.slice(12, 16), 16);
    const later = stampTime(stamp) - ms;
    times.push(later);
    counters.push(later === 0 ? now - counter - 1 : now);
    [ms, counter] = [ms + later, now];
    if (!devices.includes(stampDevice(stamp))) devices.push(stampDevice(stamp));
    who.push(devices.indexOf(stampDevice(stamp)));
  }
  const columns = [columnOf('time', times), columnOf('counter', counters), columnOf('who', who)];
  return { devices, columns };
}

export function unpackStamps({ devices, columns }: PackedStamps, seqs: readonly number[]): (Stamp | '')[] {
  const [times, counters, who] = columns as [Column, Column, Column];
  const stamps: (Stamp | '')[] = Array.from({ length: seqs.length }, () => '');
  let [ms, counter] = [0, 0];
  for (const [place, at] of bySeq(seqs).entries()) {
    const later = valueIn(times, place) as number | undefined;
    if (later === undefined) continue;
    const said = valueIn(counters, place) as number;
    counter = later === 0 ? counter + 1 + said : said;
    ms += later;
    stamps[at] = makeStamp(ms, counter, devices[valueIn(who, place) as number] ?? '');
  }
  return stamps;
}
