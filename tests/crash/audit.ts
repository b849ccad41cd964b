// Compares what the tablets were promised with what the database holds and what a fresh reader is given. Whatever differs is
// named; nothing is mended.
import type { PageRow } from '#protocol/pull.ts';
import type { Look } from './look.ts';
import type { Promised, Pusher } from './pusher.ts';

export interface Audit {
  acknowledged: number;
  lost: number;
  doubled: number;
  /** Everything that is not as it should be, in words. */
  wrong: string[];
}

/** Every promised op is in the log once, as it came, with the outcome that was told; numbers have no gap. */
export async function auditLog(look: Look, pushers: readonly Pusher[]): Promise<Audit> {
  const audit: Audit = { acknowledged: 0, lost: 0, doubled: 0, wrong: [] };
  const logged = new Map<string, Record<string, unknown>>();
  for (const row of await look.ask('SELECT device, seq, outcome, scope_seq, case_id, wire FROM op')) {
    const name = `${String(row.device)} ${String(row.seq)}`;
    if (logged.has(name)) audit.doubled += 1;
    logged.set(name, row);
  }
  for (const pusher of pushers) {
    audit.wrong.push(...pusher.contradictions);
    for (const promised of pusher.promised.values()) {
      audit.acknowledged += 1;
      const row = logged.get(`${promised.op.device} ${promised.op.seq}`);
      if (!row || !isKept(promised, row)) audit.lost += 1;
    }
  }
  audit.wrong.push(...(await gaps(look)));
  return audit;
}

function isKept({ wire, outcome }: Promised, row: Readonly<Record<string, unknown>>): boolean {
  const [seq, said, scopeSeq, caseId] = outcome;
  const kept = [Number(row.seq), row.outcome, Number(row.scope_seq), row.case_id];
  return row.wire === wire && JSON.stringify(kept) === JSON.stringify([seq, said, scopeSeq, caseId]);
}

/** Every number up to a scope's head was given: to a record that has it now, or by an op whose record has moved on. */
async function gaps(look: Look): Promise<string[]> {
  const given = new Map<string, Set<number>>();
  for (const { scope, seq } of await look.ask(`SELECT scope, seq FROM record
    UNION ALL SELECT scope, scope_seq AS seq FROM op WHERE outcome LIKE 'applied%'`)) {
    given.set(String(scope), (given.get(String(scope)) ?? new Set()).add(Number(seq)));
  }
  const heads = await look.ask('SELECT id, head FROM scope');
  return heads.flatMap(({ id, head }) => {
    const numbers = given.get(String(id)) ?? new Set();
    const isDense = numbers.size === Number(head) && Math.max(0, ...numbers) === Number(head);
    return isDense ? [] : [`${String(id)}: ${numbers.size} numbers up to ${String(head)}`];
  });
}

/** A fresh reader gets every record that was promised, once, and figures that count every tablet's own total once. */
export function auditReading(read: ReadonlyMap<string, readonly PageRow[]>, pushers: readonly Pusher[]): Audit {
  const audit: Audit = { acknowledged: 0, lost: 0, doubled: 0, wrong: [] };
  const found = new Map<string, PageRow>();
  for (const row of [...read.values()].flat()) {
    const name = `${row[0]} ${row[1]}`;
    if (found.has(name)) audit.doubled += 1;
    found.set(name, row);
  }
  for (const { op, outcome } of pushers.flatMap(({ promised }) => [...promised.values()])) {
    const row = found.get(`${op.type} ${op.recordId}`);
    if (!row) audit.lost += 1;
    else if (op.type === 'title' && row[2] !== outcome[2]) audit.doubled += 1;
  }
  const readings = [...found.values()].find(([type]) => type === 'inHouseUse')?.[3].fields.amount ?? 0;
  const own = pushers.reduce((sum, pusher) => sum + pusher.readings, 0);
  if (readings !== own) audit.wrong.push(`${JSON.stringify(readings)} readings in place of ${own}`);
  return audit;
}
