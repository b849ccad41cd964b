// The only place that talks to the server. A request gives an answer or a fault, never an exception, and has a deadline: a
// half-dead connection must not hold a round for ever. A portal's page in place of an answer counts as no network.
import type { Fault } from '#protocol/fault.ts';
import { pushConflict } from '#protocol/push.ts';
import * as v from 'valibot';

export type Answered =
  { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly fault: Fault };

export interface Sending {
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly accept: 'application/json' | 'application/x-ndjson' | 'text/event-stream';
  /** Ends the request early; a deadline is added to it. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the answer to begin and end; 0 = none (a live stream). */
  readonly deadlineMs?: number;
}

/** Compress what is longer than this, in characters. */
const worthZipping = 1_000;

export async function send({ path, token, body, accept, signal, deadlineMs = 15_000 }: Sending): Promise<Answered> {
  const ends = [...(signal ? [signal] : []), ...(deadlineMs > 0 ? [AbortSignal.timeout(deadlineMs)] : [])];
  try {
    const packed = body === undefined ? undefined : await pack(JSON.stringify(body));
    const response = await fetch(path, {
      method: packed ? 'POST' : 'GET',
      headers: { accept, ...packed?.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: packed?.body ?? null,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.any(ends),
    });
    return response.ok && isOurs(response, accept)
      ? { ok: true, response }
      : { ok: false, fault: await faultOf(response) };
  } catch {
    return { ok: false, fault: { kind: 'offline' } };
  }
}

async function pack(text: string): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const headers = { 'content-type': 'application/json' };
  if (text.length < worthZipping || typeof CompressionStream === 'undefined') return { body: text, headers };
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(zipped).arrayBuffer(), headers: { ...headers, 'content-encoding': 'gzip' } };
}

function isOurs(response: Response, accept: string): boolean {
  return (response.headers.get('content-type') ?? '').startsWith(accept);
}

async function faultOf(response: Response): Promise<Fault> {
  if (response.ok) return { kind: 'not-our-server' };
  if (response.status === 401)
    return isOurs(response, 'application/json') ? { kind: 'not-joined' } : { kind: 'not-our-server' };
  if (response.status === 429 || response.status === 503 || response.status === 507) {
    return { kind: 'busy', retryMs: 1000 * (Number(response.headers.get('retry-after')) || 5) };
  }
  if (response.status === 409) {
    const conflict = v.safeParse(pushConflict, await response.json().catch(() => undefined));
    if (conflict.success && conflict.output.conflict === 'seq_gap')
      return { kind: 'gap', expect: conflict.output.expect };
    if (conflict.success) return { kind: 'fork' };
  }
  return { kind: 'server-trouble', status: response.status };
}
