// What the server answered. An op stops waiting only in the transaction that records its answer, and answers are taken in
// the order of the queue, so that one number says how far it has been answered.
import { recordKey, type Op } from '#protocol/op.ts';
import type { PushAnswer } from '#protocol/push.ts';
import type { AnswerRow, AnyRow, ClockRow, Database, HeldRow } from '../database.ts';
import { database, databaseForPulls } from '../open-database.ts';
import { isCovered, lastAnswer, ownOps } from '../outbox.ts';
import { layOver, tablesToDraw } from '../rebase.ts';
import { trueMs } from '../clock.ts';
import { mustBeOurs, type Turn } from '../round/turn.ts';
import { rowFromState } from '../row.ts';
import { transact } from '../upkeep/steady.ts';

type Outcomes = PushAnswer['outcomes'];
interface Given {
  readonly db: Database;
  readonly outcomes: Outcomes;
  readonly sent: readonly Op[];
  readonly turn: Turn | undefined;
  /** The op before the first of these has left the journal. */
  readonly trimmed: boolean;
}

/** Records the answers to the ops that were sent. An op that could not be applied is no longer laid over its record and waits
 * for a person. One transaction: answer, record and shadow agree. `turn` is whose round it came in. */
export async function settle(outcomes: Outcomes, sent: readonly Op[], turn?: Turn, trimmed = false): Promise<void> {
  const isPlain = outcomes.every(([, outcome]) => outcome.startsWith('applied'));
  const given = { outcomes, sent, turn, trimmed };
  const noted = isPlain && (await settlePlainly(given));
  if (noted) return;
  const db = database();
  const tables = tablesToDraw(sent.map(({ type }) => type));
  await transact(db, tables, async () => {
    await mustBeOurs(db, turn);
    const fresh = await noteAnswers({ ...given, db });
    const shadows = new Set(await db.shadow.toCollection().primaryKeys());
    const keys = sent
      .filter(({ seq }) => fresh.has(seq))
      .filter((op) => !fresh.get(op.seq)?.startsWith('applied') || shadows.has(recordKey(op.type, op.recordId)))
      .map((op) => recordKey(op.type, op.recordId));
    for (const key of new Set(keys)) await drawAnew(db, key);
  });
}

/** Nearly always nothing but the run is written, and no table that people write to is held up. Not as strictly as what people
 * write: an answer that a loss of power takes away is had again for the same numbers. False when something else has to be
 * looked at. */
function settlePlainly(given: Omit<Given, 'db'>): Promise<boolean> {
  const db = databaseForPulls();
  return transact(db, ['answer', 'held', 'shadow', 'lease'], async () => {
    // Asked for at once: while other rows are being read, each way there and back is a wait.
    const [shadows, held, last] = await Promise.all([
      db.shadow.count(),
      db.held.count(),
      lastAnswer(db),
      mustBeOurs(db, given.turn),
    ]);
    if (shadows + held > 0) return false;
    await noteRun({ ...given, db }, last);
    return true;
  });
}

/** Longest run of answers kept in one row. */
const longestRun = 500;

/** Notes the answers, and which of these ops are held. Gives the outcomes that are new, by number. */
async function noteAnswers(given: Given): Promise<Map<number, string>> {
  const fresh = await noteRun(given, await lastAnswer(given.db));
  if (fresh.size > 0) await noteHeld(given.db, fresh);
  return fresh;
}
/** Writes the answers that follow on those known as one run; enough where nothing is held. */
async function noteRun({ db, outcomes, sent, trimmed }: Given, last: AnswerRow | undefined) {
  const scopes = new Map(sent.map(({ seq, scope }) => [seq, scope]));
  const fresh = new Map<number, string>();
  const scopeSeqs: number[] = [];
  const heads: Record<string, number> = {};
  const next = (last?.to ?? (sent[0]?.seq ?? 1) - 1) + 1;
  const first = trimmed ? Math.max(next, sent[0]?.seq ?? next) : next;
  for (const [seq, outcome, scopeSeq] of outcomes) {
    if (seq !== first + scopeSeqs.length || !scopes.has(seq)) continue;
    const scope = scopes.get(seq) as string;
    fresh.set(seq, outcome);
    scopeSeqs.push(scopeSeq);
    heads[scope] = Math.max(heads[scope] ?? 0, scopeSeq);
  }
  if (fresh.size === 0) return fresh;
  const run: AnswerRow = { from: first, to: first + scopeSeqs.length - 1, scopeSeqs, at: trueMs(), heads };
  const joins = last?.to === first - 1 && last.scopeSeqs.length + scopeSeqs.length <= longestRun;
  await db.answer.put(last && joins ? joined(last, run) : run);
  return fresh;
}

function joined(one: AnswerRow, next: AnswerRow): AnswerRow {
  const heads: Record<string, number> = { ...one.heads };
  for (const [scope, head] of Object.entries(next.heads)) heads[scope] = Math.max(heads[scope] ?? 0, head);
  const scopeSeqs = [...one.scopeSeqs, ...next.scopeSeqs];
  return { ...one, ...next, from: one.from, scopeSeqs, heads };
}

/** What a person has put aside before stays aside when the server says the same again. */
async function noteHeld(db: Database, fresh: ReadonlyMap<number, string>): Promise<void> {
  const known = new Map((await db.held.toArray()).map((row) => [row.seq, row]));
  const kept = [...fresh].filter(([, outcome]) => !outcome.startsWith('applied'));
  const puts = kept.map(([seq, outcome]): HeldRow => {
    const before = known.get(seq);
    return before?.outcome === outcome ? before : { seq, outcome, ...(outcome === 'parked' ? {} : { isOpen: 1 }) };
  });
  await db.held.bulkPut(puts);
  await db.held.bulkDelete([...fresh.keys()].filter((seq) => known.has(seq) && fresh.get(seq)?.startsWith('applied')));
}

/** Draws the record anew from what the server has and the own ops that still stand. */
export async function drawAnew(db: Database, key: string): Promise<void> {
  const [type, id] = key.split(' ') as [string, string];
  const table = db.table<AnyRow, string>(type);
  const clock = (await db.meta.get('clock')) as ClockRow | undefined;
  const [row, shadow] = await Promise.all([table.get(id), db.shadow.get(key)]);
  const own = (await ownOps(db, [key], clock?.cursors ?? {})).get(key) ?? [];
  const rest = own.filter((one) => !isCovered(one, shadow?.seq ?? 0)).map(({ op }) => op);
  const state = layOver(type, shadow?.state, rest);
  const scope = row?.scope ?? rest[0]?.scope ?? '';
  if (state) await table.put(rowFromState({ type, id, scope, seq: shadow?.seq ?? 0 }, state));
  else await table.delete(id);
  if (rest.length === 0) await db.shadow.delete(key);
}

/** From this number on everything waits again: the server lost what came after some backup, or asks from a number on. */
export async function waitAgain(fromSeq = 1): Promise<void> {
  const db = database();
  await transact(db, ['answer', 'outbox'], async () => {
    const torn = await db.answer.where('from').below(fromSeq).last();
    await db.answer.where('from').aboveOrEqual(fromSeq).delete();
    if (!torn || torn.to < fromSeq) return;
    const scopeSeqs = torn.scopeSeqs.slice(0, fromSeq - torn.from);
    const heads: Record<string, number> = {};
    for (const { seq, op } of await db.outbox.where('seq').between(torn.from, fromSeq).toArray())
      heads[op.scope] = Math.max(heads[op.scope] ?? 0, scopeSeqs[seq - torn.from] ?? 0);
    await db.answer.put({ ...torn, to: fromSeq - 1, scopeSeqs, heads });
  });
}
