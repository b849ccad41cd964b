// Joining a server with a code. A library that was started on this device comes along whole: its ops are written out again
// under a new identity and the server's unit, in the transaction that records the joining, so that nothing is left behind.
import {
  joinAnswer,
  joinPath,
  joinRefusal,
  type JoinAnswer,
  type JoinRefusal,
  type JoinRequest,
  readCode,
} from '#protocol/join.ts';
import type { Fault } from '#protocol/fault.ts';
import * as v from 'valibot';
import { enrolText } from '#protocol/sign-in.ts';
import { bringAlong } from './bring-along.ts';
import { freshDeviceId } from '../clock.ts';
import type { ClockRow, ServerRow } from '../database.ts';
import { database } from '../open-database.ts';
import { answeredUpTo } from '../outbox.ts';
import { send } from '../round/send.ts';
import { makeOwnKey, sign } from './own-key.ts';
import { isCounting } from './parting.ts';
import { lookAgain } from '../session.ts';
import { changeSettings } from '../settings.ts';
import { wake } from '../round/wake.ts';

export type Joined =
  { readonly ok: true; readonly answer: JoinAnswer } | { readonly ok: false; readonly refusal: JoinRefusal | Fault };

/** Gives the code to the server this page came from. On success the device is a member of that library, with everything it
 * had before; on refusal nothing has changed. */
export async function joinServer({ code, name }: { code: string; name: string }): Promise<Joined> {
  const db = database();
  const [clock, server] = await Promise.all([db.meta.get('clock'), db.meta.get('server')]);
  const known = clock?.id === 'clock' ? clock : undefined;
  const was = known && server?.id === 'server' ? { device: known.device, ...(await queueSince(server)) } : {};
  const asked = await request({ code, name, was });
  // A device that has no key shows with its token that it is who it says.
  const bearer = server?.id === 'server' && !server.hasKey ? { bearer: server.token } : {};
  const answered = await send({ path: joinPath, body: asked, accept: 'application/json', ...bearer });
  if (!answered.ok) return { ok: false, refusal: answered.fault };
  const given: unknown = await answered.response.json().catch(() => undefined);
  const refused = v.safeParse(joinRefusal, given);
  if (refused.success) return { ok: false, refusal: refused.output };
  const answer = v.safeParse(joinAnswer, given);
  if (!answer.success) return { ok: false, refusal: { kind: 'not-our-server' } };
  await become(known, answer.output, asked.key !== undefined);
  await lookAgain();
  wake();
  return { ok: true, answer: answer.output };
}

interface Asking {
  readonly code: string;
  readonly name: string;
  /** Who it is to a server, if it has joined one. */
  readonly was: Pick<JoinRequest, 'device' | 'from' | 'another'>;
}
async function request({ code, name, was }: Asking) {
  const publicKey = await makeOwnKey();
  const signed = publicKey && (await sign(enrolText(readCode(code) ?? '', publicKey)));
  return {
    code,
    name,
    freshDevice: freshDeviceId(),
    ...was,
    ...(signed ? { key: { publicKey, proof: signed.signature } } : {}),
  } satisfies JoinRequest;
}

/** Where the queue begins, and whether it counts from where there were no records. */
async function queueSince({ restoredUpTo }: ServerRow): Promise<Pick<JoinRequest, 'from' | 'another'>> {
  const { outbox } = database();
  const from = (await outbox.orderBy('seq').first())?.seq ?? (await answeredUpTo()) + 1;
  const counted = outbox
    .where('seq')
    .above(restoredUpTo ?? Number.MAX_SAFE_INTEGER)
    .filter(isCounting);
  return { from, ...((await counted.count()) > 0 ? { another: true } : {}) };
}

async function become(known: ClockRow | undefined, answer: JoinAnswer, hasKey: boolean): Promise<void> {
  const db = database();
  await db.transaction('rw', db.tables, async () => {
    const now = (await db.meta.get('clock')) as ClockRow | undefined;
    // Another tab joined meanwhile: its identity counts, or everything would be handed in under two.
    if (now?.device !== known?.device) return;
    const { token, device, server, epoch, unitId } = answer;
    const before = await db.meta.get('server');
    const isSame = known?.unitId === unitId && known.device === device;
    if (!known) {
      await db.meta.put({ id: 'clock', device, unitId, offset: 0, cursors: {} });
    } else if (!isSame) {
      const keepsName = answer.unitName === undefined || known.unitId === unitId;
      await bringAlong(db, { device, unitId, keepsName, ...(answer.had === undefined ? {} : { had: answer.had }) });
    }
    // Its cursors and answers are of the epoch that it knew: another one has yet to be met (round/restored.ts).
    const met = isSame && before?.id === 'server' ? before.epoch : epoch;
    await db.meta.put({ id: 'server', token, server, epoch: met, hasKey });
    await db.meta.delete('exchange');
    await changeSettings({ role: answer.role, ...(known ? {} : { siteId: answer.siteId }) });
  });
}

/** Whether the text, typed, pasted as a link or scanned, can be a code. */
export function isJoinCode(typed: string): boolean {
  return readCode(typed) !== undefined;
}
