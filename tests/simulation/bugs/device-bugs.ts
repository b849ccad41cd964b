// Faults of a tablet: what it writes, what it keeps, what it sends and takes in.
import type { Bug } from './bug.ts';

const commit = 'src/device/commit.ts';
const absorb = 'src/device/absorb.ts';
const push = 'src/device/round/push.ts';
const settle = 'src/device/answers/settle.ts';

export const deviceBugs: readonly Bug[] = [
  {
    name: 'a tap is written relaxed instead of strict',
    file: 'src/device/open-database.ts',
    find: "strict ??= hold(openDatabase('strict'));",
    put: "strict ??= hold(openDatabase('relaxed'));",
    always: ['power cuts'],
  },
  {
    name: 'saved is said before it is written',
    file: commit,
    find: "if (tried !== 'written') await writeWithCare(db, targets, tried);",
    put: "if (tried !== 'written') void writeWithCare(db, targets, tried).catch(() => undefined);",
  },
  {
    name: 'a number and a stamp are taken for proof that an op is written',
    file: commit,
    find: 'JSON.stringify(await db.outbox.get(first.seq)) === JSON.stringify(first)',
    put: '(await db.outbox.get(first.seq))?.op.stamp === first.op.stamp',
  },
  {
    name: 'numbers go on although the write failed',
    file: commit,
    find: '    () => made,\n',
    put: '    () => ((belief = { db, clock, tail: made.tail }), made),\n',
    always: ['full disks', 'aborted commits'],
  },
  {
    name: 'the record is written, its op is not',
    file: commit,
    find: 'queued.length === 1 && queued[0] ? db.outbox.add(queued[0]) : db.outbox.bulkAdd(queued),',
    put: 'queued.length === 1 && queued[0] ? db.outbox.add(queued[0]) : db.outbox.bulkAdd(queued.slice(0, -1)),',
  },
  {
    name: 'the shadow is overwritten with what has own writings in it',
    file: commit,
    find: 'if (!(await db.shadow.get(shadow.key))) await',
    put: 'await',
    always: ['no network', 'lost requests'],
  },
  {
    name: 'a count says how many more, not how many in all',
    file: 'src/device/make-ops.ts',
    find: 'amount: Math.max(0, ownCount(state, device) + more)',
    put: 'amount: Math.max(0, more)',
  },
  {
    name: 'the cursor is written before the rows',
    file: absorb,
    find: '  await transact(db, tablesFor(page.rows),',
    put: `  const early = (await db.meta.get('clock')) as ClockRow | undefined;
  if (early && page.from <= (early.cursors[page.scope] ?? 0) && page.to >= (early.cursors[page.scope] ?? 0))
    await db.meta.put({ ...early, cursors: { ...early.cursors, [page.scope]: page.to } });
  await transact(db, tablesFor(page.rows),`,
    always: ['aborted commits', 'closed tabs'],
  },
  {
    name: 'a page is taken in but for its first row',
    file: absorb,
    find: 'await table.bulkPut(lot);',
    put: 'await table.bulkPut(lot.length > 2 ? lot.slice(1) : lot);',
  },
  {
    name: 'what the server sends is shown without own writings',
    file: absorb,
    find: 'const shown = over ? await underOwnOps(db, row, over) : row[3];',
    put: 'const shown = row[3];',
  },
  {
    name: 'an answer empties the queue',
    file: push,
    find: 'await settle(heard.outcomes, batch.ops, turn, batch.trimmed);',
    put: `await settle(heard.outcomes, batch.ops, turn, batch.trimmed);
  await (await import('../open-database.ts')).database().outbox.clear();`,
  },
  {
    name: 'answered ops are not kept, and numbers begin again',
    file: push,
    find: 'await settle(heard.outcomes, batch.ops, turn, batch.trimmed);',
    put: `await settle(heard.outcomes, batch.ops, turn, batch.trimmed);
  const { outbox } = (await import('../open-database.ts')).database();
  await outbox.where('seq').belowOrEqual(batch.ops.at(-1)?.seq ?? 0).delete();`,
  },
  {
    name: 'an op is written anew when it is sent again',
    file: 'src/device/round/ready-batch.ts',
    find: 'waiting.map((op) => JSON.stringify(opToWire(op)));',
    put: 'waiting.map((op) => JSON.stringify(opToWire({ ...op, wall: Date.now() })));',
    always: ['lost answers'],
  },
  {
    name: 'a failed push is queued again under a new number',
    file: push,
    find: '  if (!answered.ok) return answered;\n  const answer =',
    put: `  if (!answered.ok) {
    const last = await database().outbox.toCollection().last();
    const [op] = batch.ops;
    if (last && op) await database().outbox.put({ ...last, seq: last.seq + 1, op: { ...op, seq: last.seq + 1 } });
    return answered;
  }
  const answer =`,
    always: ['lost answers'],
  },
  {
    name: 'what was sent counts as answered, whatever came back',
    file: push,
    find: "if (!answer.success) return { ok: false, fault: { kind: said === undefined ? 'offline' : 'not-our-server' } };",
    put: `if (!answer.success) {
    const { ops } = arguments[0].batch;
    return { ok: true, outcomes: ops.map(({ seq }) => [seq, 'applied', 1, null]) };
  }`,
    always: ['cut answers'],
  },
  {
    name: 'an op that is kept back holds up the queue',
    file: settle,
    find: 'if (seq !== first + scopeSeqs.length || !scopes.has(seq)) continue;',
    put: "if (seq !== first + scopeSeqs.length || !scopes.has(seq) || outcome.startsWith('quarantined')) continue;",
  },
  {
    name: 'an op that is kept back is still shown as if it counted',
    file: settle,
    find: 'for (const key of new Set(keys)) await drawAnew(db, key);',
    put: 'for (const key of new Set<string>()) await drawAnew(db, key);',
  },
  {
    name: 'after a failed round no other is planned',
    file: 'src/device/round/schedule.ts',
    find: 'plan(ms);',
    put: 'if (failures < 2) plan(ms);',
    always: ['lost answers', 'failing answers'],
  },
  {
    name: 'a library that comes along leaves its last writing behind',
    file: 'src/device/joining/bring-along.ts',
    find: 'await db.outbox.bulkAdd(moved);',
    put: 'await db.outbox.bulkAdd(moved.slice(0, -1));',
  },
  {
    name: 'two tabs that join at once hand everything in twice',
    file: 'src/device/joining/join.ts',
    find: 'if (now?.device !== known?.device) return;',
    put: '',
    always: ['slow lines'],
  },
  {
    name: 'counts that come along forget when they began',
    file: 'src/device/joining/bring-along.ts',
    find: 'body: { ...row.body, counts }',
    put: 'body: { counts }',
  },
  {
    name: 'a server that was put back is handed in nothing again',
    file: 'src/device/round/restored.ts',
    find: 'await waitAgain(has + 1);',
    put: '',
    always: ['restored server'],
  },
  {
    name: 'after a restore the device goes on where it was',
    file: 'src/device/round/restored.ts',
    find: "scopes.map((scope) => [scope, 'forgetting' as const])",
    put: "scopes.slice(0, 0).map((scope) => [scope, 'forgetting' as const])",
    always: ['restored server'],
  },
  {
    name: 'a tablet never hears what became of its parked ops',
    file: 'src/device/answers/parked.ts',
    find: 'const now = asked.slice(0, mostParked);',
    put: 'const now = asked.slice(0, 0);',
    always: ['restored server'],
  },
  {
    name: 'a cleared tablet is not given back what it has beside its database',
    file: 'src/device/upkeep/restore-lost.ts',
    find: 'if (card && kept.length > 0)',
    put: 'if (card && kept.length < 0)',
    always: ['cleared storage'],
  },
  {
    name: 'the second copy is made once and not brought up to date',
    file: 'src/device/upkeep/second-copy.ts',
    find: 'if (rows.length === 0) break;',
    put: 'if (rows.length === 0 || own.length > 0) break;',
    always: ['cleared storage'],
  },
  {
    name: 'a copied profile that becomes another counts again what both had counted',
    file: 'src/device/joining/parting.ts',
    find: 'amount: Math.max(0, amount - both)',
    put: 'amount',
    always: ['copied profiles'],
  },
];
