// A second copy of what waits to be sent, as files outside the database: if the browser loses the database, nothing that was
// written here is lost with it. Written in the background after a save, never before it; files of answered ops are dropped.
// An op keeps its device and number in the copy, so it can never count twice; of a counting stands beside it what its device had
// counted before, for when it must go on under another name.
import { opFromWire, opToWire, recordKey } from '#protocol/op.ts';
import * as v from 'valibot';
import type { ClockRow, QueuedOp, ServerRow, SettingsRow } from '../database.ts';
import { database } from '../open-database.ts';
import { answeredUpTo } from '../outbox.ts';
import { fileNames, readFile, removeFile, writeFile } from './private-files.ts';

const place = 'queue';
const card = 'this-device.json';
/** Ops in one file at most, and how many small files are gathered into one. */
const most = { ops: 2_000, small: 24 };

const sumsLine = v.object({ sums: v.array(v.tuple([v.number(), v.number()])) });

/** What a device needs to know of itself to go on; no token. */
export interface Card {
  readonly clock: Pick<ClockRow, 'device' | 'unitId'>;
  readonly server?: Pick<ServerRow, 'server' | 'epoch'>;
  readonly settings?: SettingsRow;
}
interface Piece {
  readonly name: string;
  readonly device: string;
  readonly from: number;
  readonly to: number;
}

/** Brings the copy up to date with the queue. Resolves to whether all that waited stands in it. */
export async function copyQueue(): Promise<boolean> {
  const db = database();
  const [[clock, server, settings], answered] = await db.transaction('r', [db.meta, db.answer], () =>
    Promise.all([db.meta.bulkGet(['clock', 'server', 'settings']), answeredUpTo(db)]),
  );
  if (clock?.id !== 'clock') return false;
  const hasCard = await keepCard({
    clock,
    server: server as ServerRow | undefined,
    settings: settings as SettingsRow | undefined,
  });
  const all = await pieces();
  const own = all.filter(({ device }) => device === clock.device);
  const { written, isAll } = await copyMissing(own, clock.device, answered);
  await gather([...own, ...written], clock.device, answered);
  // What another identity of this device left is dropped only now: the same ops stand in this one's files.
  for (const { name } of all.filter(({ device }) => device !== clock.device)) await removeFile(place, name);
  return hasCard && isAll;
}

/** What this device has in the copy, by number, as it stood in the queue. */
export async function readCopy(device: string): Promise<QueuedOp[]> {
  const found = new Map<number, QueuedOp>();
  for (const piece of await pieces()) {
    if (piece.device !== device) continue;
    for (const row of await rowsIn(piece)) if (row.op.device === device) found.set(row.seq, row);
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}
export async function readCard(): Promise<Card | undefined> {
  try {
    const kept = JSON.parse((await readFile(place, card)) ?? 'null') as Card | null;
    return typeof kept?.clock.device === 'string' && typeof kept.clock.unitId === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}
/** Forgets the copy: what it held stands in the database again, or is given up. */
export async function dropCopy(): Promise<void> {
  for (const name of await fileNames(place)) await removeFile(place, name);
}

let keptCard = '';
async function keepCard({ clock, server, settings }: Card): Promise<boolean> {
  const { device, unitId } = clock;
  const kept: Card = {
    clock: { device, unitId },
    ...(server ? { server: { server: server.server, epoch: server.epoch } } : {}),
    ...(settings ? { settings } : {}),
  };
  const text = JSON.stringify(kept);
  const isThere = (await fileNames(place)).includes(card);
  if (text === keptCard && isThere) return true;
  const isWritten = await writeFile(place, card, text);
  if (isWritten) keptCard = text;
  return isWritten;
}

/** Writes what waits and stands in no file; `isAll` unless some of it could not be written. */
async function copyMissing(own: readonly Piece[], device: string, answered: number) {
  const written: Piece[] = [];
  let isAll = true;
  let from = answered + 1;
  for (const piece of [...own, undefined]) {
    const before = piece ? piece.from - 1 : Number.MAX_SAFE_INTEGER;
    while (from <= before) {
      const rows = await queued(from, before);
      if (rows.length === 0) break;
      const made = await writePiece(device, rows);
      if (!made) isAll = false;
      if (!made) break;
      written.push(made);
      from = made.to + 1;
    }
    from = Math.max(from, (piece?.to ?? 0) + 1);
  }
  return { written, isAll };
}

function queued(from: number, to: number): Promise<QueuedOp[]> {
  return database().outbox.where('seq').between(from, to, true, true).limit(most.ops).toArray();
}

async function writePiece(device: string, rows: readonly QueuedOp[]): Promise<Piece | undefined> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return undefined;
  const name = `${device}-${first.seq}-${last.seq}.ndjson`;
  const sums = rows.flatMap(({ seq, before }) => (before === undefined ? [] : [[seq, before]]));
  const lines = [...rows.map(({ op }) => opToWire(op)), ...(sums.length > 0 ? [{ sums }] : [])];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return (await writeFile(place, name, text)) ? { name, device, from: first.seq, to: last.seq } : undefined;
}

/** Drops the files whose ops are all answered, but for the last, which says how far the numbers had come; many small files
 * become one. */
async function gather(own: readonly Piece[], device: string, answered: number): Promise<void> {
  const sorted = own.toSorted((a, b) => a.to - b.to);
  const done = sorted.slice(0, -1).filter(({ to }) => to <= answered);
  for (const { name } of done) await removeFile(place, name);
  const small = sorted.filter((piece) => !done.includes(piece) && piece.to - piece.from + 1 < most.ops / 2);
  if (small.length < most.small) return;
  const rows = (await Promise.all(small.map(rowsIn))).flat().filter(({ seq }) => seq > answered);
  const made = await writePiece(device, rows.slice(0, most.ops));
  if (!made) return;
  for (const piece of small) if (piece.to <= made.to && piece.name !== made.name) await removeFile(place, piece.name);
}

async function pieces(): Promise<Piece[]> {
  const found = (await fileNames(place)).flatMap((name): Piece[] => {
    const [, device, from, to] = /^([0-9a-f]{16})-(\d+)-(\d+)\.ndjson$/.exec(name) ?? [];
    return device ? [{ name, device, from: Number(from), to: Number(to) }] : [];
  });
  return found.sort((a, b) => a.from - b.from);
}

async function rowsIn(piece: Piece): Promise<QueuedOp[]> {
  const lines = await linesIn(piece);
  const sums = new Map(lines.flatMap(sumsOf));
  return lines.flatMap((line): QueuedOp[] => {
    const op = opFromWire(line);
    if (!op) return [];
    const before = sums.get(op.seq);
    const key = recordKey(op.type, op.recordId);
    return [{ seq: op.seq, key, op, ...(before === undefined ? {} : { before }) }];
  });
}
function sumsOf(line: unknown): [number, number][] {
  const read = v.safeParse(sumsLine, line);
  return read.success ? read.output.sums : [];
}
/** A line that cannot be read is left out; the others count. */
async function linesIn({ name }: Piece): Promise<unknown[]> {
  const text = (await readFile(place, name)) ?? '';
  return text.split('\n').flatMap((line): unknown[] => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}
