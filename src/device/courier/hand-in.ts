// Hands in a file that another device of the library has made. What it holds is not looked into here beyond its form and
// never written into this device's own queue; the server decides, batch by batch, and a file may be handed in again.
import {
  bundleAnswer,
  bundleBatch,
  bundleHeader,
  bundleLimit,
  bundlePath,
  type BundleAnswer,
  type BundleHeader,
} from '#protocol/courier/bundle.ts';
import type { Fault } from '#protocol/fault.ts';
import * as v from 'valibot';
import { database } from '../open-database.ts';
import { sendAsDevice } from '../round/send-as-device.ts';
import { sha256 } from './sha256.ts';
import { unzipped } from './unzipped.ts';

/** taken: all of it is at the server · strange: no such file, or not whole · elsewhere: of another library · the others as the
 * server or the network says. */
export type HandedIn =
  | { readonly kind: 'taken'; readonly count: number }
  | { readonly kind: 'strange' | 'elsewhere' | Exclude<BundleAnswer['came'], 'taken'> }
  | { readonly kind: 'not-sent'; readonly fault: Fault };

export async function handIn(file: Blob): Promise<HandedIn> {
  const read = await readBundle(file);
  if (!read) return { kind: 'strange' };
  const clock = await database().meta.get('clock');
  if (clock?.id !== 'clock' || clock.unitId !== read.header.unit) return { kind: 'elsewhere' };
  for (const batch of read.batches) {
    const answered = await sendAsDevice({ path: bundlePath, body: batch, accept: 'application/json' });
    if (!answered.ok) return { kind: 'not-sent', fault: answered.fault };
    const answer = v.safeParse(bundleAnswer, await answered.response.json().catch(() => undefined));
    if (!answer.success) return { kind: 'not-sent', fault: { kind: 'not-our-server' } };
    if (answer.output.came !== 'taken') return { kind: answer.output.came };
  }
  return { kind: 'taken', count: read.header.count };
}

type Batch = v.InferOutput<typeof bundleBatch>;

async function readBundle(file: Blob): Promise<{ header: BundleHeader; batches: Batch[] } | undefined> {
  if (file.size > bundleLimit.bytes) return undefined;
  const bytes = await file.arrayBuffer();
  const end = new Uint8Array(bytes.slice(0, headerLimit)).indexOf(newline);
  if (end < 0) return undefined;
  const header = parsed(bundleHeader, new TextDecoder().decode(bytes.slice(0, end)));
  const inside = bytes.slice(end + 1);
  if (!header || (await sha256(inside)) !== header.sha256) return undefined;
  const text = await unzipped(inside, bundleLimit.text);
  const batches = text?.split('\n').flatMap((line) => (line === '' ? [] : [parsed(bundleBatch, line)]));
  const isWhole = batches?.every((batch) => batch?.device === header.device);
  return batches && isWhole ? { header, batches: batches as Batch[] } : undefined;
}
const headerLimit = 4_000;
const newline = 10;

function parsed<Form>(form: v.GenericSchema<unknown, Form>, text: string): Form | undefined {
  try {
    const read = v.safeParse(form, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
