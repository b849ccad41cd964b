// What must be so when the faults have stopped and everything had time to come to rest, with nothing new written.
import { scopeKindsFor } from '#domain/access/may.ts';
import { definitionOf } from '#domain/records.ts';
import type { AnyRow } from '#device/database.ts';
import { stateFromRow } from '#device/row.ts';
import { isWhole } from '#protocol/merge/merge.ts';
import { readScope } from '#protocol/scope.ts';
import type { ServerWorld } from '../world/server.ts';
import type { Tablet } from '../world/tablet.ts';
import { canonical } from './model.ts';
import { clockOf, queueOf } from './peek.ts';
import { checkOnServer } from './on-the-server.ts';
import { recordsOf, type ServerRecord } from './records.ts';
import { nameOf, serverOps, type Saved, type ServerOp } from './saved.ts';
import { hold } from './violation.ts';

export function checkAtRest(server: ServerWorld, tablets: readonly Tablet[], saved: Saved): void {
  const ops = serverOps(server);
  const records = recordsOf(server);
  for (const tablet of tablets) checkDrained(tablet, server);
  checkNoneLost(ops, saved);
  checkOnServer({ server, ops, records, saved });
  for (const tablet of tablets) checkReplica(tablet, records);
  for (const tablet of tablets) checkOutcomes(tablet, ops);
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
  const there = new Set(ops.map(({ op }) => saved.keyOf(op)));
  for (const [key, { op, tablet }] of saved.ops)
    hold(
      'I3',
      there.has(key) || saved.excused.has(key),
      () => `${nameOf(op)}, saved on ${tablet.name}, is not on the server`,
    );
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
    const same = waits || (held ? found === held : found.startsWith('applied'));
    hold('I11', same, () => `${tablet.name}: ${nameOf(op)} was told ${held ?? 'applied'}, the server says ${found}`);
  }
}
