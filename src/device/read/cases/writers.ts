// Which device wrote each side of a case, by the name that people gave it: two writings of one desk and one minute are told
// apart by nothing else. The server tells the names of just these devices (care/device-names.ts); one that is not known yet
// is left unnamed.
import { database } from '../../open-database.ts';
import { caseLines, type CaseLine, type Writer } from './case-lines.ts';

/** The open cases, with the devices that wrote what they are about. */
export async function writtenLines(): Promise<CaseLine[]> {
  return withWriters(await caseLines());
}

/** These lines, with the devices that wrote what they are about. */
export async function withWriters<Line extends CaseLine>(lines: readonly Line[]): Promise<Line[]> {
  const [clock, named] = await database().meta.bulkGet(['clock', 'names']);
  const own = clock?.id === 'clock' ? clock.device : '';
  const names = named?.id === 'names' ? named.names : {};
  const writer = (device: string): Writer => {
    const name = Object.hasOwn(names, device) ? names[device] : undefined;
    return { device, isOwn: device === own, ...(name === undefined ? {} : { name }) };
  };
  return lines.map((line) => ({ ...line, writers: new Map([...line.madeBy].map(([id, by]) => [id, writer(by)])) }));
}
