// What must be so of the server's op log and records, whatever came in on which way.
import { mayWrite } from '#domain/access/may.ts';
import type { Role } from '#domain/access/role.ts';
import { idFromKey } from '#domain/record/id.ts';
import { definitionOf, type RecordType } from '#domain/records.ts';
import { naturalId } from '#protocol/natural-id.ts';
import type { Op } from '#protocol/op.ts';
import { stampTime } from '#protocol/stamp.ts';
import type { ServerWorld } from '../world/server.ts';
import { checkDecisions, checkModel } from './as-merged.ts';
import type { ServerRecord } from './records.ts';
import { nameOf, type Saved, type ServerOp } from './saved.ts';
import { hold } from './violation.ts';

export interface Looking {
  readonly server: ServerWorld;
  readonly ops: readonly ServerOp[];
  readonly records: readonly ServerRecord[];
  readonly saved: Saved;
}
export function checkOnServer({ server, ops, records, saved }: Looking): void {
  checkCounts(ops, saved);
  checkOrder(server, ops);
  checkTwins(ops, saved);
  checkGroups(ops);
  checkRoles(server, ops);
  checkModel(ops, records);
  checkDecisions(records);
  checkKeys(records);
  checkCases(records);
}

function checkOrder(server: ServerWorld, ops: readonly ServerOp[]): void {
  // One that became another goes on with the number at which the two parted.
  const parted = new Set(
    server
      .query<{ id: string; forked_from: string | null }>('SELECT id, forked_from FROM device')
      .flatMap((row) => (row.forked_from ? [row.id] : [])),
  );
  const last = new Map<string, ServerOp>();
  for (const one of ops) {
    const { op, effective, receivedMs } = one;
    const before = last.get(op.device);
    const follows = op.seq === (before?.op.seq ?? 0) + 1 || (!before && parted.has(op.device));
    hold('I5', follows, () => `${nameOf(op)} follows number ${before?.op.seq ?? 0}`);
    hold('I5', !before || before.effective < effective, () => `${nameOf(op)} counts before its forerunner`);
    hold('I18', stampTime(effective) <= receivedMs + 1, () => `${nameOf(op)} counts later than it was received`);
    last.set(op.device, one);
  }
}

/** No op is there twice. Who was cleared and lost some of it hands in the rest under another name, and of that the server may have
 * something whose answer was lost: it is the same record, but what was counted would count twice. */
function checkTwins(ops: readonly ServerOp[], saved: Saved): void {
  const stamps = new Map<string, Op>();
  for (const { op } of ops) {
    const twin = stamps.get(op.stamp);
    const mayBe = saved.wasCleared(op) && definitionOf(op.type)?.kind !== 'count';
    hold('I4', !twin || mayBe, () => `${nameOf(op)} is there twice, also as ${twin ? nameOf(twin) : ''}`);
    stamps.set(op.stamp, op);
  }
}

/** Each counting says what its device had counted in all: so much more than the one before. */
function checkCounts(ops: readonly ServerOp[], saved: Saved): void {
  const stated = new Map<string, number>();
  for (const { op } of ops) {
    if (definitionOf(op.type)?.kind !== 'count') continue;
    const key = `${op.device} ${op.recordId}`;
    const more = saved.more.get(saved.keyOf(op));
    const amount = Number(op.fields.amount);
    const expected = more === undefined ? amount : Math.max(0, (stated.get(key) ?? 0) + more);
    hold('I4', amount === expected, () => `${nameOf(op)} states ${amount}, ${expected} were counted`);
    stated.set(key, amount);
  }
}

function checkGroups(ops: readonly ServerOp[]): void {
  const groups = new Map<string, ServerOp[]>();
  for (const one of ops) {
    if (one.op.group === undefined) continue;
    const key = `${one.op.device} ${one.op.group}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) {
    const applied = group.filter(({ outcome }) => outcome.startsWith('applied'));
    const torn = applied.length > 0 && group.some(({ outcome }) => outcome.startsWith('quarantined'));
    hold('I10', !torn, () => `a group that begins with ${nameOf((group[0] as ServerOp).op)} is torn`);
  }
}

function checkRoles(server: ServerWorld, ops: readonly ServerOp[]): void {
  const roles = new Map(
    server.query<{ id: string; role: Role }>('SELECT id, role FROM device').map((row) => [row.id, row.role]),
  );
  for (const { op, outcome } of ops) {
    const may = mayWrite(roles.get(op.device) ?? 'kiosk', op.type as RecordType);
    hold('I17', may || !outcome.startsWith('applied'), () => `${nameOf(op)} was applied for a ${roles.get(op.device)}`);
  }
}

/** One child at one gathering is one record, on whatever tablets it was written. */
function checkKeys(records: readonly ServerRecord[]): void {
  for (const { type, id, state } of records) {
    const definition = definitionOf(type);
    if (!definition || definition.kind === 'entry') continue;
    const natural = naturalId(definition, state.fields);
    hold('I4', natural === undefined || natural === id, () => `${type} ${id} would be ${natural} on another device`);
  }
}

/** Cases that are named by the records in question alone. */
const namedBySubjects = new Set(['doubleLoan', 'accessionClash', 'cardClash', 'sameMember', 'sameTitle']);

function checkCases(records: readonly ServerRecord[]): void {
  for (const { type, id, state } of records) {
    if (type !== 'case') continue;
    const { caseKind, subjects } = state.fields as { caseKind: string; subjects: string[] };
    if (!namedBySubjects.has(caseKind)) continue;
    const expected = idFromKey('case', [caseKind, ...[...subjects].sort()]);
    hold('I20', id === expected, () => `a ${caseKind} has the id ${id}, another server would say ${expected}`);
  }
}
