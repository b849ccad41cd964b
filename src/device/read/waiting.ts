// What waits to be sent, each told by what it is and whom it is about.
import type { Visit } from '#domain/visits/visit.ts';
import type { Op } from '#protocol/op.ts';
import type { QueuedOp } from '../database.ts';
import { database } from '../open-database.ts';
import { titlesById } from './catalogue.ts';
import { answeredUpTo } from '../outbox.ts';
import { heldOps } from './attention.ts';

export interface WaitingLine {
  readonly queued: QueuedOp;
  /** Why the server did not apply it, for what it kept. */
  readonly outcome?: string;
  /** What was done: `loan.put`, `loan.returned`, `visit.remove`. */
  readonly act: string;
  readonly who?: string;
  readonly what?: string;
  /** A visit has no name: it is told by what it was for, and by how many came. */
  readonly visit?: Pick<Visit, 'purpose' | 'partySize'>;
}

/** The newest `most` ops that wait. */
export async function waitingLines(most: number): Promise<WaitingLine[]> {
  const db = database();
  const waiting = db.outbox.where('seq').above(await answeredUpTo(db));
  return Promise.all((await waiting.reverse().limit(most).toArray()).map(lineOf));
}
/** The newest `most` ops that the server keeps and a person must look at. */
export async function heldLines(most: number): Promise<WaitingLine[]> {
  const held = (await heldOps()).reverse().slice(0, most);
  return Promise.all(held.map(async ({ queued, outcome }) => ({ ...(await lineOf(queued)), outcome })));
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
  const line = { queued, act: actOf(op), who: member?.fullName, what: title?.title ?? event?.title ?? own };
  return op.type === 'visit' && facts.purpose ? { ...line, visit: facts as unknown as Visit } : line;
}

function actOf({ type, action, fields }: Op): string {
  if (type === 'loan' && action === 'patch') return fields.returnedAt ? 'loan.returned' : 'loan.patch';
  return `${type}.${action}`;
}
