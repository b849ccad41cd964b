// Faults in what tablets and server share: merging, stamps, ids, and who may have what.
import type { Bug } from './bug.ts';

export const protocolBugs: readonly Bug[] = [
  {
    name: 'a clock that is ahead wins for years',
    file: 'src/protocol/stamp.ts',
    find: 'const time = Math.min(Math.max(stampTime(stamp), floor), Math.max(ceil, floor));',
    put: 'const time = Math.max(stampTime(stamp), floor, ceil > floor ? 0 : ceil);',
    always: ['wrong clocks'],
  },
  {
    name: 'a clock that is set back writes older stamps',
    file: 'src/protocol/stamp.ts',
    find: "if (latest === '' || wallMs > stampTime(latest))",
    put: "if (latest === '' || wallMs >= 0)",
    always: ['jumping clocks'],
  },
  {
    name: 'an undo takes back what its tablet had not seen',
    file: 'src/protocol/merge/merge-fact.ts',
    find: "if (op.action === 'remove') for (const stamp of op.voids ?? []) voids.add(stamp);",
    put: "if (op.action === 'remove') for (const stamp of Object.keys(puts)) voids.add(stamp);",
    always: ['no network', 'slow lines'],
  },
  {
    name: 'a statement of a count is added up',
    file: 'src/protocol/merge/merge-count.ts',
    find: 'counts[op.device] = [op.fields.amount, op.stamp];',
    put: 'counts[op.device] = [op.fields.amount + (known?.[0] ?? 0), op.stamp];',
  },
  {
    name: 'the value that comes last wins, whatever its stamp',
    file: 'src/protocol/merge/merge-entry.ts',
    find: "if (op.stamp <= (stamps[name] ?? '')) return;",
    put: '',
    always: ['no network', 'slow lines'],
  },
  {
    name: 'an edit brings a removed record back',
    file: 'src/protocol/merge/merge-entry.ts',
    find: "if (op.action !== 'patch' && op.stamp >",
    put: 'if (op.stamp >',
  },
  {
    name: 'fields of a newer app are dropped',
    file: 'src/domain/record/parse.ts',
    find: 'if (!field) return JSON',
    put: 'if (!field) return { value: undefined };\n  if (field === undefined) return JSON',
  },
  {
    name: 'a natural key depends on the clock',
    file: 'src/protocol/natural-id.ts',
    find: 'return idFromKey(definition.type, parts);',
    put: 'return idFromKey(definition.type, [...parts, String(Date.now())]);',
  },
  {
    name: 'a kiosk is granted people',
    file: 'src/domain/access/may.ts',
    find: "return role === 'kiosk' ? ['unit'] : ['unit', 'people'];",
    put: "return role === 'kiosk' ? ['unit', 'people'] : ['unit', 'people'];",
  },
  {
    name: 'anybody may write anything',
    file: 'src/domain/access/may.ts',
    find: 'return (writers[type] as readonly Role[]).includes(role);',
    put: 'return writers[type] !== undefined || role !== undefined;',
  },
];
