// What waits to be sent, each told by what it is and whom it is about.
import type { Op } from '#protocol/op.ts';
import type { QueuedOp } from '../database.ts';
import { database } from '../open-database.ts';
import { titlesById } from './catalogue.ts';

export interface WaitingLine {
  readonly queued: QueuedOp;
  /** What was done: `loan.put`, `loan.returned`, `visit.remove`. */
  readonly act: string;
  readonly who?: string;
  readonly what?: string;
}

/** The newest `most` ops of this state. */
export async function waitingLines(status: 'waiting' | 'attention', most: number): Promise<WaitingLine[]> {
  const queued = await database().outbox.where('status').equals(status).reverse().sortBy('seq');
  return Promise.all(queued.slice(0, most).map(lineOf));
}

async function lineOf(queued: QueuedOp): Promise<WaitingLine> {
  const { op } = queued;
  const db = database();
  const known = op.type === 'title' ? await titlesById([op.recordId]) : undefined;
  const row = (known ? known.get(op.recordId) : await db.table(op.type).get(op.recordId)) as
    Readonly<Record<string, unknown>> | undefined;
  const facts = { ...row, ...op.fields };
  const textOf = (name: string) => (typeof facts[name] === 'string' ? facts[name] : undefined);
  const member = await db.member.get(textOf('memberId') ?? '');
  const copy = await db.copy.get(textOf('copyId') ?? '');
  const titleId = copy?.titleId ?? textOf('titleId') ?? '';
  const title = (await titlesById([titleId])).get(titleId);
  const event = await db.readingEvent.get(textOf('eventId') ?? '');
  const own = textOf('fullName') ?? textOf('title') ?? textOf('accessionNumber') ?? textOf('name');
  return { queued, act: actOf(op), who: member?.fullName, what: title?.title ?? event?.title ?? own };
}

function actOf({ type, action, fields }: Op): string {
  if (type === 'loan' && action === 'patch') return fields.returnedAt ? 'loan.returned' : 'loan.patch';
  return `${type}.${action}`;
}
