// What must be so at every moment: what a person wrote is seen at once, and nothing leaves the server for a device that may
// not have it.
import { definitionOf, type RecordType, records } from '#domain/records.ts';
import type { AnyRow, ShadowRow } from '#device/database.ts';
import { layOver } from '#device/rebase.ts';
import { stateFromRow } from '#device/row.ts';
import { pullPath } from '#protocol/pull.ts';
import type { Done } from '../page/program.ts';
import type { Answer } from '../world/server.ts';
import type { Tablet } from '../world/tablet.ts';
import { canonical } from './model.ts';
import { queueOf, type Peeked } from './peek.ts';
import { hold } from './violation.ts';

/** Right after "saved", the record shows what was written. */
export function checkOwnWrites(tablet: Tablet, { changes, ids }: Done): void {
  for (const [at, { type, action, fields }] of changes.entries()) {
    const isLast = changes.findLastIndex((_, index) => ids[index] === ids[at]) === at;
    if (!isLast || definitionOf(type)?.kind !== 'entry') continue;
    const row = tablet.disk.rows<AnyRow>(type).find(({ id }) => id === ids[at]);
    if (!row) continue;
    const shown = action === 'remove' ? row.removed : action === 'patch' ? true : !row.removed;
    hold('I6', shown === true, () => `${tablet.name}: a ${action} of ${type} ${row.id} does not show`);
    for (const [name, value] of Object.entries(fields)) {
      const same = canonical(row[name] ?? null) === canonical(value ?? null);
      hold(
        'I6',
        same,
        () => `${tablet.name}: ${type} ${row.id} shows ${name} as ${canonical(row[name])}, not ${canonical(value)}`,
      );
    }
  }
}

/** What a screen shows of a record with own ops is the server's state with them laid over. `there`: stamps that the server
 * ever had, where that can be known. */
export function checkOverlay(tablet: Tablet, there: ReadonlySet<string> | undefined): void {
  const own = new Map<string, Peeked[]>();
  for (const one of queueOf(tablet))
    if (!one.held || one.held === 'parked') own.set(one.key, [...(own.get(one.key) ?? []), one]);
  const shadows = new Map(tablet.disk.rows<ShadowRow>('shadow').map((row) => [row.key, row]));
  for (const [key, ops] of own) {
    const [type, id] = key.split(' ') as [string, string];
    const row = tablet.disk.rows<AnyRow>(type).find((one) => one.id === id);
    const shadow = shadows.get(key);
    const under = shadow?.seq ?? row?.seq ?? 0;
    const over = ops.filter(({ scopeSeq }) => scopeSeq === 0 || scopeSeq > under);
    if (over.length === 0) continue;
    const inside = canonical(shadow?.state ?? null);
    const early = over.find(({ op }) => there && !there.has(op.stamp) && inside.includes(op.stamp));
    hold('I6', !early, () => `${tablet.name}: the shadow of ${key} holds a writing that the server never had`);
    // Without a shadow the record is the server's, and the own writings that wait again are in it already.
    const base = shadow?.state ?? (row && under > 0 ? stateFromRow(type, row) : undefined);
    const expected = layOver(
      type,
      base,
      over.map(({ op }) => op),
    );
    const shown = row ? stateFromRow(type, row) : undefined;
    const same = canonical(shown) === canonical(expected);
    hold('I6', same, () => `${tablet.name}: ${key} shows ${canonical(shown)} instead of ${canonical(expected)}`);
  }
}

/** No row outside the scopes of a device's role is sent. */
export function checkAnswer(tablet: Tablet, path: string, { body }: Answer): void {
  if (path !== pullPath || tablet.role !== 'kiosk') return;
  for (const line of new TextDecoder().decode(body).split('\n')) {
    if (line === '') continue;
    const { kind, rows = [] } = JSON.parse(line) as { kind: string; rows?: [string, ...unknown[]][] };
    const people = kind === 'page' ? rows.find(([type]) => records[type as RecordType].scope === 'people') : undefined;
    hold('I17', people === undefined, () => `${tablet.name}: a kiosk was sent a ${people?.[0]}`);
  }
}
