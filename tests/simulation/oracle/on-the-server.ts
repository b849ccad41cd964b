// What must be so of the server's op log and records, whatever came in on which way.
import { mayWrite } from '#domain/access/may.ts';
import type { Role } from '#domain/access/role.ts';
import type { Case } from '#domain/cases/case.ts';
import { endsLoan, movesLoan } from '#domain/cases/settle.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import { idFromKey } from '#domain/record/id.ts';
import { definitionOf, type RecordType } from '#domain/records.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import { writtenAt } from '#protocol/merge/merge-entry.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { rightAfter, stampTime } from '#protocol/stamp.ts';
import type { ServerWorld } from '../world/server.ts';
import { canonical, modelOf } from './model.ts';
import { nameOf, type Saved, type ServerOp } from './saved.ts';
import { hold } from './violation.ts';

export interface ServerRecord {
  readonly scope: string;
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly state: State;
}

export function recordsOf(server: ServerWorld): ServerRecord[] {
  type Row = { scope: string; type: string; id: string; seq: number; body: string };
  const rows = server.query<Row>('SELECT scope, type, id, seq, body FROM record ORDER BY scope, seq');
  return rows.map(({ body, ...row }) => ({ ...row, state: JSON.parse(body) as State }));
}

export interface Looking {
  readonly server: ServerWorld;
  readonly ops: readonly ServerOp[];
  readonly records: readonly ServerRecord[];
  readonly saved: Saved;
}
export function checkOnServer({ server, ops, records, saved }: Looking): void {
  checkCounts(ops, saved);
  checkOrder(ops);
  checkGroups(ops);
  checkRoles(server, ops);
  checkModel(ops, records);
  checkKeys(records);
  checkCases(records);
}

function checkOrder(ops: readonly ServerOp[]): void {
  const last = new Map<string, ServerOp>();
  const stamps = new Map<string, ServerOp>();
  for (const one of ops) {
    const { op, effective, receivedMs } = one;
    const before = last.get(op.device);
    hold('I5', op.seq === (before?.op.seq ?? 0) + 1, () => `${nameOf(op)} follows number ${before?.op.seq ?? 0}`);
    hold('I5', !before || before.effective < effective, () => `${nameOf(op)} counts before its forerunner`);
    hold('I18', stampTime(effective) <= receivedMs + 1, () => `${nameOf(op)} counts later than it was received`);
    const twin = stamps.get(op.stamp);
    hold('I4', twin === undefined, () => `${nameOf(op)} is there twice, also as ${twin ? nameOf(twin.op) : ''}`);
    stamps.set(op.stamp, one);
    last.set(op.device, one);
  }
}

/** Each counting says what its device had counted in all: so much more than the one before. */
function checkCounts(ops: readonly ServerOp[], saved: Saved): void {
  const stated = new Map<string, number>();
  for (const { op } of ops) {
    if (definitionOf(op.type)?.kind !== 'count') continue;
    const key = `${op.device} ${op.recordId}`;
    const more = saved.more.get(op.stamp);
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

function checkModel(ops: readonly ServerOp[], records: readonly ServerRecord[]): void {
  const model = modelOf(ops);
  const causes = new Set(ops.map(({ effective }) => effective));
  const there = new Map(records.map((record) => [`${record.scope} ${record.type} ${record.id}`, record.state]));
  for (const [key, state] of model) {
    if (key.includes(' case ')) continue;
    const found = there.get(key);
    const expected = found ? corrected({ key, found, causes, there }, state) : state;
    const same = canonical(found) === canonical(expected);
    const isForgotten = canonical(state).includes('shinyNew') && !canonical(found).includes('shinyNew');
    const words = () => `the server has ${key} as ${canonical(found)} instead of ${canonical(expected)}`;
    hold(isForgotten ? 'I19' : 'I1', same, words);
  }
  for (const key of there.keys()) hold('I4', key.includes(' case ') || model.has(key), () => `${key} comes from no op`);
}

/** Fields that the server itself writes. */
const followUps: Readonly<Record<string, readonly string[]>> = { copy: ['status'], loan: ['returnedAt', 'copyId'] };

interface Correcting {
  readonly key: string;
  readonly found: State;
  /** Stamps of ops: what follows from one stands under it. */
  readonly causes: ReadonlySet<string>;
  readonly there: ReadonlyMap<string, State>;
}
function corrected(correcting: Correcting, expected: State): State {
  const { key, found, causes } = correcting;
  const type = key.split(' ')[1] ?? '';
  const definition = definitionOf(type);
  if (!definition) return expected;
  return (followUps[type] ?? []).reduce((state, field) => {
    const stamp = writtenAt(found, field);
    const follows = (field !== 'copyId' && causes.has(stamp)) || isTakenBack(correcting, state, field);
    if (!follows || stamp <= writtenAt(state, field)) return state;
    const fields = { [field]: found.fields[field] };
    return merge(definition, state, { action: 'patch', fields, stamp, version: definition.version, device: '' });
  }, expected);
}

/** A loan that a decision ended, or said was of another copy, is right after it as it was before, if the case says otherwise
 * in the end, and only then. */
function isTakenBack({ key, found, there }: Correcting, expected: State, field: string): boolean {
  const [scope, , id] = key.split(' ');
  const by = field === 'copyId' ? 'movedBy' : 'endedBy';
  const decided = there.get(`${scope} case ${String(expected.fields[by])}`);
  if (!decided || writtenAt(found, field) !== rightAfter(writtenAt(expected, by))) return false;
  const known = { ...decided.fields, id: '' } as unknown as Case;
  if (by === 'endedBy') return found.fields.returnedAt === null && !endsLoan(known, id as Loan['id']);
  return found.fields.copyId === known.written?.[0] && !movesLoan(known, id as Loan['id']);
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
