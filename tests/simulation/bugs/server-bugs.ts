// Faults of the server: what it takes, numbers, keeps and gives out.
import type { Bug } from './bug.ts';

const acceptPush = 'src/server/sync/accept-push.ts';

export const serverBugs: readonly Bug[] = [
  {
    name: 'the answer is given before it is on disk',
    file: acceptPush,
    find: 'return pushing.storage.transaction((transaction) => accept(transaction, pushing, untouched()));',
    put: `return new Promise((resolve, reject) => {
    pushing.storage
      .transaction(async (transaction) => {
        const accepted = await accept(transaction, pushing, untouched());
        resolve(accepted);
        for (let step = 0; step < 1500; step += 1) await transaction.lockDevice(pushing.device.id);
      })
      .catch(reject);
  });`,
    always: ['server stops', 'slow storage'],
  },
  {
    name: 'an op that was seen before is applied again',
    file: acceptPush,
    find: 'const fresh = incoming.filter(({ op }) => !seen.has(op.seq));',
    put: 'const fresh = incoming;',
    always: ['lost answers', 'requests twice'],
  },
  {
    name: 'only new ops are answered',
    file: acceptPush,
    find: 'const outcomes = incoming.map(',
    put: 'const outcomes = fresh.map(',
    always: ['lost answers'],
  },
  {
    name: 'a batch with a gap is taken',
    file: acceptPush,
    find: 'if (first > device.lastSeq + 1 && !pushing.trimmed)',
    put: 'if (first < 0)',
    always: ['restored server'],
  },
  {
    name: 'a group is torn',
    file: 'src/server/sync/passing.ts',
    find: 'if (open && passed.op.group !== undefined &&',
    put: 'if (open && passed.op.group === 0 &&',
  },
  {
    name: 'what cannot be applied is dropped',
    file: acceptPush,
    find: 'await transaction.putOps([...rows.values(), ...woken]);',
    put: "await transaction.putOps([...rows.values(), ...woken].filter(({ outcome }) => outcome.startsWith('applied')));",
  },
  {
    name: 'the head does not move with the rows',
    file: acceptPush,
    find: 'await transaction.setHead(scope, head, nowMs);',
    put: 'await transaction.setHead(scope, head - (head % 5 === 0 ? 1 : 0), nowMs);',
  },
  {
    name: 'what one push brings is not kept in its order',
    file: acceptPush,
    find: 'latest = passed.effective = effectiveStamp(passed.op.stamp, bounds, latest);',
    put: 'latest = passed.effective = effectiveStamp(passed.op.stamp, bounds, lastEffective);',
    always: ['wrong clocks'],
  },
  {
    name: 'the head is read after the rows',
    file: 'src/server/sync/answer-pull.ts',
    find: 'const to = isLast ? head :',
    put: 'const to = isLast ? (await storage.head(scope)).head :',
    always: ['slow storage'],
  },
  {
    name: 'a pull begins one row late',
    file: 'src/server/sync/answer-pull.ts',
    find: 'const found = await storage.rowsAfter({ scope, after: from,',
    put: 'const found = await storage.rowsAfter({ scope, after: from > 9 ? from + 1 : from,',
  },
  {
    name: 'the newest writing replaces the whole record',
    file: 'src/server/sync/working-copy.ts',
    find: 'merge(definition, (kept.now ?? kept.stored)?.state, op)',
    put: 'merge(definition, undefined, op)',
  },
  {
    name: 'a case has an id by chance',
    file: 'src/server/sync/cases/open-cases.ts',
    find: "return idFromKey('case', [caseKind,",
    put: "return idFromKey('case', [String(Math.random()), caseKind,",
  },
  {
    name: 'a server that was put back does not say so',
    file: 'src/server/storage/open.ts',
    find: 'const epoch = found && !restored ? found.epoch : freshEpoch();',
    put: 'const epoch = found && restored !== undefined ? found.epoch : freshEpoch();',
    always: ['restored server'],
  },
  {
    name: 'a decision that another overtook still ends its loan',
    file: 'src/server/sync/cases/find-cases.ts',
    find: '(await takeBackOvertaken(before)) ? look() : before',
    put: 'before',
    always: ['busy counters'],
  },
  {
    name: 'a decision that another overtook leaves its number to nobody',
    file: 'src/server/sync/cases/overtaken.ts',
    find: "field: 'accessionNumber', by: 'renumberedBy',",
    put: "field: 'accessionNumber', by: 'movedBy',",
    always: ['busy counters'],
  },
  {
    name: 'two that write under one name are taken for one',
    file: 'src/server/sync/accept-push.ts',
    find: 'seen !== undefined && seen.hash !== hash &&',
    put: "seen !== undefined && hash === '' &&",
    always: ['copied profiles'],
  },
  {
    name: 'a tablet that is let in under another name hands in again what the server has',
    file: 'src/server/accounts/join.ts',
    find: 'if (old?.unitId !== unitId) return undefined;',
    put: 'if (old) return undefined;',
    always: ['cleared storage', 'busy counters'],
  },
];
