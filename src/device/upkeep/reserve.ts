// A reserve of room on the disk: a file that is good for nothing, thrown away when there is no room, so that recording
// attendance still works on a full disk. While neither it nor as much free room is there, nothing is fetched.
import { troubleOf } from '../trouble.ts';
import { condition } from './condition.ts';
import { fileNames, removeFile, roomLeft, writeFile } from './private-files.ts';

const place = 'reserve';
const name = 'room';
export const reserveBytes = 20_000_000;
/** It is laid in only where this many times as much is free. */
const ample = 3;
/** The browser may need a moment to see that there is room again, in milliseconds. */
const momentsMs = [0, 250, 1_000];

/** Lays the reserve in unless it is there or there is no room for it. Not in the way of anything: call when nothing else is
 * to be done. Resolves to whether there is one. */
export async function keepReserve(): Promise<boolean> {
  const isThere = (await fileNames(place)).includes(name);
  const left = await roomLeft();
  if (left !== undefined && left < reserveBytes) condition.setState({ short: true });
  // What is free is as good as a reserve where there is too little for one beside it.
  else if (isThere || (left !== undefined && left < ample * reserveBytes)) condition.setState({ short: false });
  if (isThere || left === undefined || left < ample * reserveBytes) return isThere;
  const before = condition.getState();
  const laid = await writeFile(place, name, noise(reserveBytes));
  // A save that found no room meanwhile knows better.
  if (laid && condition.getState() === before) condition.setState({ short: false });
  return laid;
}

/** Does `unit`; when the disk has no room for it, throws the reserve away and does it again. */
export async function withReserve<Answer>(unit: () => Promise<Answer>): Promise<Answer> {
  try {
    return await unit();
  } catch (reason) {
    if (troubleOf(reason) !== 'full') throw reason;
    condition.setState({ short: true });
    if (!(await removeFile(place, name))) throw reason;
    return again(unit, 0);
  }
}

async function again<Answer>(unit: () => Promise<Answer>, tries: number): Promise<Answer> {
  const moment = momentsMs[tries];
  await new Promise((resolve) => setTimeout(resolve, moment));
  try {
    return await unit();
  } catch (reason) {
    if (troubleOf(reason) !== 'full' || tries + 1 >= momentsMs.length) throw reason;
    return again(unit, tries + 1);
  }
}

/** Bytes that no disk can make smaller, made a part at a time: somebody may be typing. */
async function* noise(size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let made = 0; made < size; made += partBytes)
    yield crypto.getRandomValues(new Uint8Array(Math.min(partBytes, size - made)));
}
/** More at once no browser gives. */
const partBytes = 65_536;
