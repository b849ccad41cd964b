// Gets the token that requests go with. It is renewed when the server no longer takes it, once for all who ask meanwhile; the
// tablet's clock has no say. Nothing here touches the queue: without a token everything waits.
import type { Fault } from '#protocol/fault.ts';
import {
  challengeAnswer,
  challengePath,
  enrolPath,
  enrolText,
  signInAnswer,
  signInPath,
  signInText,
  type EnrolRequest,
} from '#protocol/sign-in.ts';
import * as v from 'valibot';
import type { ServerRow } from '../database.ts';
import { database } from '../open-database.ts';
import { send } from '../round/send.ts';
import { transact } from '../upkeep/steady.ts';
import { makeOwnKey, sign } from './own-key.ts';

/** device: whose token it is · hasKey: the server knows its key, so what it pushes must be signed. */
export type Access =
  | { readonly ok: true; readonly device: string; readonly token: string; readonly hasKey: boolean }
  | { readonly ok: false; readonly fault: Fault };

const opened = (device: string, token: string, hasKey: boolean): Access => ({ ok: true, device, token, hasKey });
const refused = (kind: 'not-joined' | 'no-key-here' | 'not-our-server'): Access => ({ ok: false, fault: { kind } });

/** The token to go with; `stale` is one that the server has just refused. */
export async function access(stale?: string): Promise<Access> {
  const [server, clock] = await database().meta.bulkGet(['server', 'clock']);
  if (server?.id !== 'server' || clock?.id !== 'clock') return refused('not-joined');
  if (server.hasKey && server.token !== stale) return opened(clock.device, server.token, true);
  return once(database().name, () => renew(server, clock.device, stale));
}

let running: { readonly of: string; readonly renewal: Promise<Access> } | undefined;

/** One renewal at a time: whoever asks meanwhile gets the same answer. */
function once(of: string, work: () => Promise<Access>): Promise<Access> {
  if (running?.of === of) return running.renewal;
  const renewal = work().finally(() => {
    if (running?.renewal === renewal) running = undefined;
  });
  running = { of, renewal };
  return renewal;
}

async function renew(server: ServerRow, device: string, stale: string | undefined): Promise<Access> {
  if (!server.hasKey) {
    const enrolled = await enrol(server, device);
    if (enrolled) return enrolled;
    // Without a key, or with a server that is older than keys, the old token goes on.
    if (server.token !== stale) return opened(device, server.token, false);
  }
  return signInWithKey(server, device);
}

async function signInWithKey(server: ServerRow, device: string): Promise<Access> {
  const asked = await ask(challengePath, { device }, challengeAnswer);
  if (!asked.ok) return asked;
  const { challenge } = asked.answer;
  const signed = await sign(signInText({ server: server.server, device, challenge }));
  if (!signed) return refused('no-key-here');
  const given = await ask(signInPath, { device, challenge, signature: signed.signature }, signInAnswer);
  return given.ok ? keep(device, given.answer.token) : given;
}

/** A device that joined before there were keys gets one with its old token. If that is no longer taken, it may be that the
 * answer was lost the last time: then the key lets it in. Undefined when there is no new token. */
async function enrol(server: ServerRow, device: string): Promise<Access | undefined> {
  const publicKey = await makeOwnKey();
  const proof = publicKey && (await sign(enrolText(device, publicKey)));
  if (!proof) return undefined;
  const body = { publicKey, proof: proof.signature } satisfies EnrolRequest;
  const given = await ask(enrolPath, body, signInAnswer, server.token);
  if (given.ok) return keep(device, given.answer.token);
  return given.fault.kind === 'not-signed-in' ? signInWithKey(server, device) : undefined;
}

/** Writes the token down, if this is still the device it was given to. */
async function keep(device: string, token: string): Promise<Access> {
  const db = database();
  await transact(db, [db.meta], async () => {
    const [server, clock] = await Promise.all([db.meta.get('server'), db.meta.get('clock')]);
    if (server?.id !== 'server' || clock?.id !== 'clock' || clock.device !== device) return;
    await db.meta.put({ ...server, token, hasKey: true });
  });
  return opened(device, token, true);
}

async function ask<Answer>(
  path: string,
  body: unknown,
  form: v.GenericSchema<unknown, Answer>,
  bearer?: string,
): Promise<{ ok: true; answer: Answer } | { ok: false; fault: Fault }> {
  const answered = await send({ path, body, accept: 'application/json', ...(bearer ? { bearer } : {}) });
  if (!answered.ok) return answered;
  const read = v.safeParse(form, await answered.response.json().catch(() => undefined));
  return read.success ? { ok: true, answer: read.output } : { ok: false, fault: { kind: 'not-our-server' } };
}
