// Kills real server processes at random moments while tablets write, starts them again, and audits what is left: first the
// files as the kill left them, at the end what the server itself gives a fresh reader.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCode } from '../../src/server/accounts/codes.ts';
import { openStorage } from '../../src/server/storage/open.ts';
import { HttpTablet } from '../support/http-tablet.ts';
import { ServerProcess } from '../support/server-process.ts';
import { auditLog, auditReading, type Audit } from './audit.ts';
import { integrity, lookAtFiles, lookInto } from './look.ts';
import { Pusher } from './pusher.ts';

export interface Crashing {
  readonly rounds: number;
  /** Two processes on this database; otherwise one on a folder. */
  readonly databaseUrl?: string;
  readonly onRound?: (round: number) => void;
}
export interface CrashEnd extends Audit {
  readonly rounds: number;
  readonly database: 'SQLite' | 'PostgreSQL';
}

const tablets = 6;
/** The longest time that a server lives after it answers, in milliseconds. */
const longestLifeMs = 300;
/** One kill in so many comes while the server still starts; after one in so many the files are audited as they are. */
const [earlyKill, filesAudit] = [6, 10];
const draw = (limit: number) => Math.floor(Math.random() * limit);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Two servers on one PostgreSQL, one on a folder. */
async function begin(databaseUrl: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-crash-'));
  const place = databaseUrl ? { folder, databaseUrl } : { folder };
  const codes = await codesAt(place);
  const servers = Array.from(
    { length: databaseUrl ? 2 : 1 },
    () => new ServerProcess({ ...place, onComplaint: () => undefined }),
  );
  for (const server of servers) await launched(server);
  const pick = () => (servers[draw(servers.length)] as ServerProcess).address;
  const pushers = await Promise.all(codes.map(async (code) => new Pusher(await HttpTablet.join(pick(), code))));
  return { folder, servers, pick, pushers };
}

export async function crash({ rounds, databaseUrl, onRound }: Crashing): Promise<CrashEnd> {
  const { folder, servers, pick, pushers } = await begin(databaseUrl);
  const wrong: string[] = [];
  let isOver = false;
  const working = pushers.map((pusher) => pusher.work(pick, () => isOver));
  for (let round = 1; round <= rounds; round += 1) {
    const victim = servers[draw(servers.length)] as ServerProcess;
    await pause(draw(longestLifeMs));
    await victim.stop('SIGKILL');
    if (!databaseUrl && round % filesAudit === 0) wrong.push(...(await auditFiles(folder, pushers)));
    await victim.launch();
    if (draw(earlyKill) === 0) {
      await pause(draw(longestLifeMs));
      await victim.stop('SIGKILL');
      await victim.launch();
    }
    await victim.untilUp();
    onRound?.(round);
  }
  isOver = true;
  await Promise.all(working);
  const reading = auditReading(await (pushers[0] as Pusher).http.read(pick()), pushers);
  for (const server of servers) if ((await server.stop()) !== 0) wrong.push('A server did not stop cleanly.');
  const log = await auditAll(folder, databaseUrl, pushers);
  rmSync(folder, { recursive: true });
  return {
    rounds,
    database: databaseUrl ? 'PostgreSQL' : 'SQLite',
    acknowledged: log.acknowledged,
    lost: log.lost + reading.lost,
    doubled: log.doubled + reading.doubled,
    wrong: [...wrong, ...log.wrong, ...reading.wrong],
  };
}

async function launched(server: ServerProcess): Promise<void> {
  await server.launch();
  await server.untilUp();
}

async function auditAll(folder: string, databaseUrl: string | undefined, pushers: readonly Pusher[]): Promise<Audit> {
  const look = databaseUrl ? await lookInto(databaseUrl) : lookAtFiles(folder);
  const audit = await auditLog(look, pushers);
  if (!databaseUrl) audit.wrong.push(...(await integrity(look)));
  await look.close();
  return audit;
}

/** The files as the kill left them. */
async function auditFiles(folder: string, pushers: readonly Pusher[]): Promise<string[]> {
  const { lost, doubled, wrong } = await auditAll(folder, undefined, pushers);
  return lost + doubled > 0 ? [...wrong, `${lost} lost and ${doubled} doubled in the files as they were left`] : wrong;
}

async function codesAt(place: { folder: string; databaseUrl?: string }): Promise<string[]> {
  const storage = await openStorage(place);
  const inviting = { storage, unitId: storage.server.unitId, role: 'administrator', madeBy: 'test' } as const;
  const made = Array.from({ length: tablets }, () => makeCode({ ...inviting, nowMs: Date.now() }));
  const codes = (await Promise.all(made)).map(({ code }) => code);
  await storage.close();
  return codes;
}
