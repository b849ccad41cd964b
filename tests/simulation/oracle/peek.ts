// Looks into a tablet's database from outside, as it is committed, without asking any of the project's programs.
import type { AnswerRow, ClockRow, HeldRow, QueuedOp } from '#device/database.ts';
import { opFromWire, type Op } from '#protocol/op.ts';
import type { Tablet } from '../world/tablet.ts';

/** An op of the queue with what is known of its fate. */
export interface Peeked {
  readonly op: Op;
  readonly key: string;
  readonly waits: boolean;
  /** Not applied: why. */
  readonly held?: string;
  /** Its number in its scope, 0 when it has none. */
  readonly scopeSeq: number;
}

/** In the order they were made. */
export function queueOf({ disk }: Tablet): Peeked[] {
  const runs = disk.rows<AnswerRow>('answer');
  const held = new Map(disk.rows<HeldRow>('held').map(({ seq, outcome }) => [seq, outcome]));
  const answered = Math.max(0, ...runs.map(({ to }) => to));
  return disk.rows<QueuedOp>('outbox').map(({ seq, key, op }) => {
    const run = runs.find(({ from, to }) => from <= seq && seq <= to);
    const outcome = held.get(seq);
    const fate = { waits: seq > answered, scopeSeq: run?.scopeSeqs[seq - run.from] ?? 0 };
    return { op, key, ...fate, ...(outcome === undefined || seq > answered ? {} : { held: outcome }) };
  });
}
/** What stands in the second copy, whoever wrote it. */
export function copiedOps({ files }: Tablet): Op[] {
  const lines = files.textsIn('queue').flatMap((text) => text.split('\n'));
  return lines.flatMap((line) => (line === '' ? [] : (opFromWire(JSON.parse(line)) ?? [])));
}
export function clockOf({ disk }: Tablet): ClockRow | undefined {
  return disk.rows<ClockRow>('meta').find(({ id }) => id === 'clock');
}
/** Whether it belongs to a server, and what it needs a person for. */
export function standingOf({ disk }: Tablet): { joined: boolean; trouble?: string } {
  const meta = disk.rows<{ id: string; trouble?: string }>('meta');
  const trouble = meta.find(({ id }) => id === 'exchange')?.trouble;
  return { joined: meta.some(({ id }) => id === 'server'), ...(trouble === undefined ? {} : { trouble }) };
}
