// What must be so when the faults have stopped and everything had time to come to rest, with nothing new written.
import { scopeKindsFor } from '#domain/access/may.ts';
import { idFromKey } from '#domain/record/id.ts';
import { definitionOf } from '#domain/records.ts';
import type { AnyRow } from '#device/database.ts';
import { stateFromRow } from '#device/row.ts';
import { isWhole, type State } from '#protocol/merge/merge.ts';
import { readScope } from '#protocol/scope.ts';
import { stampTime } from '#protocol/stamp.ts';
import type { ServerWorld } from '../world/server.ts';
import type { Tablet } from '../world/tablet.ts';
import { canonical, modelOf } from './model.ts';
import { clockOf, queueOf } from './peek.ts';
import { nameOf, serverOps, type Saved, type ServerOp } from './saved.ts';
import { hold } from './violation.ts';

interface ServerRecord {
  readonly scope: string;
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly state: State;
}

export function checkAtRest(server: ServerWorld, tablets: readonly Tablet[], saved: Saved): void {
  const ops = serverOps(server);
  const records = recordsOf(server);
  for (const tablet of tablets) checkDrained(tablet, server);
  checkNoneLost(ops, saved);
  checkOrder(ops);
  checkGroups(ops);
  checkModel(ops, records);
  checkCases(records);
  for (const tablet of tablets) checkReplica(tablet, records);
  for (const tablet of tablets) checkOutcomes(tablet, ops);
}

function recordsOf(server: ServerWorld): ServerRecord[] {
  type Row = { scope: string; type: string; id: string; seq: number; body: string };
  const rows = server.query<Row>('SELECT scope, type, id, seq, body FROM record ORDER BY scope, seq');
  return rows.map(({ body, ...row }) => ({ ...row, state: JSON.parse(body) as State }));
}

function checkDrained(tablet: Tablet, server: ServerWorld): void {
  const queued = queueOf(tablet);
  const stuck = queued.find(({ waits }) => waits);
  const after = queued.some(({ held }) => held?.startsWith('quarantined'));
  hold(after ? 'I14' : 'I13', !stuck, () => `${tablet.name}: ${stuck ? nameOf(stuck.op) : ''} still waits`);
  const heads = new Map(
    server.query<{ id: string; head: number }>('SELECT id, head FROM scope').map((row) => [row.id, row.head]),
  );
  const clock = clockOf(tablet);
  for (const [scope, head] of heads) {
    const kind = readScope(scope)?.kind ?? 'unit';
    if (!clock || !scope.endsWith(clock.unitId) || !scopeKindsFor(tablet.role).includes(kind)) continue;
    const cursor = clock.cursors[scope] ?? 0;
    hold('I13', cursor === head, () => `${tablet.name}: stands at ${cursor} of ${head} in ${scope}`);
  }
}

function checkNoneLost(ops: readonly ServerOp[], saved: Saved): void {
  const there = new Set(ops.map(({ op }) => op.stamp));
  for (const [stamp, { op, tablet }] of saved.ops)
    hold(
      'I3',
      there.has(stamp) || saved.excused.has(stamp),
      () => `${nameOf(op)}, saved on ${tablet.name}, is not on the server`,
    );
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
    hold('I4', twin === undefined || twin.op.device === op.device, () => `${nameOf(op)} is there twice`);
    hold('I4', twin === undefined, () => `${nameOf(op)} has the stamp of ${twin ? nameOf(twin.op) : ''}`);
    stamps.set(op.stamp, one);
    last.set(op.device, one);
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

function checkModel(ops: readonly ServerOp[], records: readonly ServerRecord[]): void {
  const model = modelOf(ops);
  const there = new Map(records.map((record) => [`${record.scope} ${record.type} ${record.id}`, record.state]));
  for (const [key, state] of model) {
    if (key.includes(' case ')) continue;
    const found = there.get(key);
    hold(
      'I1',
      canonical(found) === canonical(state),
      () => `the server has ${key} as ${canonical(found)} instead of ${canonical(state)}`,
    );
  }
  for (const key of there.keys()) hold('I4', key.includes(' case ') || model.has(key), () => `${key} comes from no op`);
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

function checkReplica(tablet: Tablet, records: readonly ServerRecord[]): void {
  const clock = clockOf(tablet);
  const kinds = scopeKindsFor(tablet.role);
  for (const { scope, type, id, seq, state } of records) {
    const definition = definitionOf(type);
    const granted = kinds.includes(readScope(scope)?.kind ?? 'unit') && scope.endsWith(clock?.unitId ?? '?');
    if (!definition || !granted) continue;
    const row = tablet.disk.rows<AnyRow>(type).find((one) => one.id === id);
    if (!isWhole(definition, state)) continue;
    hold('I9', row !== undefined, () => `${tablet.name}: does not have ${type} ${id}, number ${seq} of ${scope}`);
    const shown = row && canonical(stateFromRow(type, row));
    hold(
      'I1',
      shown === canonical(state),
      () => `${tablet.name}: has ${type} ${id} as ${shown}, the server as ${canonical(state)}`,
    );
  }
  const there = new Set(records.map(({ type, id }) => `${type} ${id}`));
  for (const type of new Set(records.map((record) => record.type))) {
    const extra = tablet.disk.rows<AnyRow>(type).find(({ id }) => !there.has(`${type} ${id}`));
    hold('I1', extra === undefined, () => `${tablet.name}: has ${type} ${extra?.id ?? ''}, the server does not`);
  }
}

function checkOutcomes(tablet: Tablet, ops: readonly ServerOp[]): void {
  const there = new Map(ops.map((one) => [`${one.op.device} ${one.op.seq}`, one]));
  for (const { op, held, waits } of queueOf(tablet)) {
    const found = there.get(`${op.device} ${op.seq}`)?.outcome ?? 'nothing';
    const same = waits || held === 'parked' || (held ? found === held : found.startsWith('applied'));
    hold('I11', same, () => `${tablet.name}: ${nameOf(op)} was told ${held ?? 'applied'}, the server says ${found}`);
  }
}
