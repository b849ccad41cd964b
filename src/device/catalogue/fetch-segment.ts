// Fetches one segment. What had arrived when the line was cut is not fetched again: the next try asks for the rest.
import type { Fault } from '#protocol/fault.ts';
import { segmentContent, segmentPath, type SegmentEntry } from '#protocol/snapshot/manifest.ts';
import { sendAsDevice } from '../round/send-as-device.ts';

export type Fetched = { readonly bytes: ArrayBuffer } | { readonly fault: Fault };

/** Beginnings of segments, by name, as they are before compression. Forgotten with the program. */
const begun = new Map<string, Uint8Array<ArrayBuffer>[]>();

export async function fetchSegment({ sha256, bytes }: SegmentEntry, signal: AbortSignal): Promise<Fetched> {
  const parts = begun.get(sha256) ?? [];
  const from = sizeOf(parts);
  const path = `${segmentPath}${sha256}${from > 0 ? `?from=${from}` : ''}`;
  const answered = await sendAsDevice({ path, accept: segmentContent, signal, expects: bytes });
  if (!answered.ok) return { fault: answered.fault };
  const reader = answered.response.body?.getReader();
  try {
    for (let read = await reader?.read(); read?.value; read = await reader?.read()) parts.push(read.value);
  } catch {
    begun.set(sha256, parts);
    return { fault: { kind: 'offline' } };
  }
  begun.delete(sha256);
  return { bytes: joined(parts) };
}

const sizeOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, { length }) => sum + length, 0);
function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}
