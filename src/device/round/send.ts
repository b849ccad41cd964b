// The only place that talks to the server. A request gives an answer or a fault, never an exception, and has a deadline: a
// half-dead connection must not hold a round for ever. A portal's page in place of an answer counts as no network.
import type { Fault } from '#protocol/fault.ts';
import { pushConflict } from '#protocol/push.ts';
import { notServed, notSignedIn } from '#protocol/sign-in.ts';
import * as v from 'valibot';
import { zipped } from '../courier/zipped.ts';
import { countBytes, counting } from '../upkeep/traffic.ts';

export type Answered =
  { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly fault: Fault };

export interface Sending {
  readonly path: string;
  /** The token to go with; requests in the device's name go through send-as-device.ts. */
  readonly bearer?: string;
  readonly body?: unknown;
  /** In place of a body: one that was made ready before. */
  readonly packed?: Packed;
  readonly accept: 'application/json' | 'application/x-ndjson' | 'application/octet-stream' | 'text/event-stream';
  /** Ends the request early; a deadline is added to it. */
  readonly signal?: AbortSignal;
  /** Bytes that the answer will have, where that is known and matters. */
  readonly expects?: number;
}

/** A request may take this long, and longer by what it carries at the pace of a bad line: milliseconds, bytes per
 * millisecond. An answer in lines must begin within it; each line has its own patience. */
const deadline = { base: 10_000, pace: 4 };

/** Asked to come again later, a device waits no longer than this, in seconds: whoever stands between may say anything. */
const longestPatience = 600;

/** Compress what is longer than this, in characters. */
const worthZipping = 1_000;

export async function send({ path, bearer, accept, signal, expects = 0, ...said }: Sending): Promise<Answered> {
  let patience: Patience | undefined;
  try {
    const packed = said.packed ?? (said.body === undefined ? undefined : await pack(JSON.stringify(said.body)));
    patience = patienceFor((packed?.size ?? 0) + expects);
    countBytes({ sent: packed?.size ?? 0 });
    const answer = await fetch(path, {
      method: packed ? 'POST' : 'GET',
      headers: { accept, ...packed?.headers, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      body: packed?.body ?? null,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.any([patience.signal, ...(signal ? [signal] : [])]),
    });
    const response = counting(answer);
    if (accept === 'application/x-ndjson' || accept === 'text/event-stream') patience.end();
    return response.ok && isOurs(response, accept)
      ? { ok: true, response }
      : { ok: false, fault: await faultOf(response) };
  } catch {
    patience?.end();
    return { ok: false, fault: { kind: 'offline' } };
  }
}

interface Patience {
  readonly signal: AbortSignal;
  readonly end: () => void;
}
function patienceFor(size: number): Patience {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), deadline.base + size / deadline.pace);
  // Where a program ends by itself (Node), patience must not keep it.
  (timer as { readonly unref?: () => void }).unref?.();
  return { signal: stop.signal, end: () => clearTimeout(timer) };
}

export interface Packed {
  readonly body: BodyInit;
  readonly headers: Record<string, string>;
  readonly size: number;
}
/** A body of JSON, compressed where that is worth it. */
export async function pack(text: string): Promise<Packed> {
  const headers = { 'content-type': 'application/json' };
  if (text.length < worthZipping || typeof CompressionStream === 'undefined')
    return { body: text, headers, size: text.length };
  const body = await zipped(text);
  return { body, headers: { ...headers, 'content-encoding': 'gzip' }, size: body.byteLength };
}

function isOurs(response: Response, accept: string): boolean {
  return (response.headers.get('content-type') ?? '').startsWith(accept);
}

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

async function faultOf(response: Response): Promise<Fault> {
  if (response.ok) return { kind: 'not-our-server' };
  if (response.status === 401) {
    const said = v.safeParse(notSignedIn, await bodyOf(response));
    if (!said.success) return { kind: 'not-our-server' };
    return { kind: said.output.reason === 'sign_in' ? 'not-signed-in' : 'not-joined' };
  }
  if (response.status === 403) {
    const said = v.safeParse(notServed, await bodyOf(response));
    if (said.success) return { kind: said.output.reason };
  }
  if (response.status === 429 || response.status === 503 || response.status === 507) {
    const asked = Number(response.headers.get('retry-after')) || 5;
    return { kind: 'busy', retryMs: 1000 * Math.min(longestPatience, Math.max(1, asked)) };
  }
  if (response.status === 409) {
    const conflict = v.safeParse(pushConflict, await bodyOf(response));
    if (conflict.success && conflict.output.conflict === 'seq_gap')
      return { kind: 'gap', expect: conflict.output.expect };
    if (conflict.success && conflict.output.conflict === 'device_fork') return { kind: 'fork', at: conflict.output.at };
  }
  return { kind: 'server-trouble', status: response.status };
}
