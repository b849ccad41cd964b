// Fetches what is new, page by page, and absorbs each as it comes: what had arrived before a cut stays.
import { scopeKindsFor } from '#domain/access/may.ts';
import type { Fault } from '#protocol/fault.ts';
import { pullLine, pullPath, type PullLine } from '#protocol/pull.ts';
import { readScope, scopeOf } from '#protocol/scope.ts';
import * as v from 'valibot';
import { absorb } from '../absorb.ts';
import { parkedOps, settleParked } from '../answers/parked.ts';
import { beginLoad, takesSegments } from '../catalogue/load.ts';
import { appVersion } from '../app-version.ts';
import { wallMs } from '../clock.ts';
import type { ClockRow, ServerRow, SettingsRow } from '../database.ts';
import { database } from '../open-database.ts';
import { waitingNow } from '../outbox.ts';
import { lines } from './lines.ts';
import { beginAnew, forgetNumbers, sweep } from '../care/anew.ts';
import { measureClock } from '../care/measure-clock.ts';
import { condition } from '../upkeep/condition.ts';
import { learnNames, namesWanted } from '../care/device-names.ts';
import { meetEpoch } from './restored.ts';
import { sendAsDevice } from './send-as-device.ts';
import { learnGreeted } from './standing.ts';
import { TurnLost, type Turn } from './turn.ts';

export type Pulled = { readonly ok: true; readonly more: boolean } | { readonly ok: false; readonly fault: Fault };

/** One request: everything after this device's cursors, or no more than a greeting where there is no room; until the server has
 * no more, the line is cut, or the round's time is up (`until`, milliseconds). */
export async function pull(server: ServerRow, turn: Turn, until: number): Promise<Pulled> {
  const { clock, settings, parked, waiting } = await standing(turn);
  if (!clock) return { ok: true, more: false };
  const named = await namesWanted(settings?.role);
  const sentAt = wallMs();
  const body = {
    device: clock.device,
    epoch: server.epoch,
    scopes: condition.getState().short ? [] : wanted(clock, settings),
    parked,
    ...(named.length > 0 ? { named } : {}),
    waiting,
    app: appVersion,
  };
  const answered = await sendAsDevice({
    path: pullPath,
    body,
    accept: 'application/x-ndjson',
    signal: turn.signal,
  });
  if (!answered.ok) return answered;
  const taken = await take(answered.response, { epoch: server.epoch, sentAt, turn, until });
  const isOfPeople = (scope: string) => readScope(scope)?.kind === 'people';
  if (!taken.ok || taken.more || !taken.brought?.some(isOfPeople)) return taken;
  // A case that has just come: the names that tell its sides apart are asked for at once.
  const isNews = (await namesWanted(settings?.role)).some((device) => !named.includes(device));
  return { ok: true, more: isNews };
}

/** What this device says of itself once every number that is to be forgotten is. */
async function standing(turn: Turn) {
  const known = await atOneMoment();
  return known.clock && (await forgetNumbers(known.clock, turn)) ? atOneMoment() : known;
}
async function atOneMoment() {
  const db = database();
  return db.transaction('r', [db.meta, db.held, db.answer, db.outbox], async () => {
    const [clock, settings] = (await db.meta.bulkGet(['clock', 'settings'])) as [ClockRow?, SettingsRow?];
    return { clock, settings, parked: await parkedOps(), waiting: (await waitingNow()).count };
  });
}

interface Taking {
  readonly epoch: string;
  readonly sentAt: number;
  readonly turn: Turn;
  readonly until: number;
}
/** `brought`: the scopes of which something came. */
type Taken = Pulled & { readonly brought?: readonly string[] };
/** Takes in the answer line by line. */
async function take(response: Response, { epoch, sentAt, turn, until }: Taking): Promise<Taken> {
  let more = false;
  let hello: Hello | undefined;
  const scopes = { large: [] as string[], ended: [] as string[], brought: [] as string[] };
  try {
    for await (const text of lines(response)) {
      const line = readLine(text);
      if (!line) return { ok: false, fault: { kind: 'not-our-server' } };
      if (line.kind === 'hello' && line.epoch !== epoch) {
        await meetEpoch(line.epoch, line.has ?? 0);
        return { ok: true, more: true };
      }
      if (line.kind === 'hello') {
        hello = line;
        more = await greeted(line, sentAt, turn);
      }
      if (line.kind === 'startOver') {
        await beginAnew(line.scope);
        more = true;
      }
      if (line.kind === 'bySegments') scopes.large.push(line.scope);
      if (line.kind === 'page') await absorb(line, turn, epoch);
      if (line.kind === 'page' && line.more) more = true;
      if (line.kind === 'page' && line.rows.length > 0) scopes.brought.push(line.scope);
      if (line.kind === 'page' && line.to >= line.head) scopes.ended.push(line.scope);
      if (wallMs() > until) return { ok: true, more: true };
    }
    await sweep(scopes.ended, turn);
    if (hello?.unparked) await settleParked(hello.unparked, turn);
  } catch (error) {
    if (isOurs(error)) throw error;
    return { ok: false, fault: { kind: 'offline' } };
  }
  if (!hello) return { ok: false, fault: { kind: 'not-our-server' } };
  for (const scope of scopes.large) {
    const begun = await beginLoad(scope, turn);
    if (!begun.ok) return begun;
  }
  return { ok: true, more: more || scopes.large.length > 0, brought: scopes.brought };
}

type Hello = Extract<PullLine, { kind: 'hello' }>;
/** Learns from the first line what the time is and what this device may. Resolves to whether it may now fetch more. */
async function greeted({ time, role, names }: Hello, sentAt: number, turn: Turn): Promise<boolean> {
  await measureClock({ serverMs: time, sentAt, receivedAt: wallMs() });
  const mayFetchMore = await learnGreeted(role, turn);
  await learnNames(names, turn);
  return mayFetchMore;
}

function wanted(clock: ClockRow, settings: SettingsRow | undefined) {
  return scopeKindsFor(settings?.role ?? 'kiosk').map((kind) => {
    const scope = scopeOf(kind, clock.unitId);
    const after = clock.cursors[scope] ?? 0;
    const isAnew = after === 0 || clock.anew?.[scope] === 'reading';
    const bySegments = after === 0 && takesSegments(scope);
    return { scope, after, ...(bySegments ? { bySegments } : {}), ...(isAnew ? { anew: true } : {}) };
  });
}

function readLine(text: string): PullLine | undefined {
  try {
    const parsed = v.safeParse(pullLine, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** A cut line is the network's; a full disk, a lost database or a lost turn is ours and must be heard. */
function isOurs(error: unknown): boolean {
  if (error instanceof TurnLost) return true;
  return error instanceof Error && /Quota|Database|Dexie|InvalidState|OpenFailed|Unknown/.test(error.name);
}
