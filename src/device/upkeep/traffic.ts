// How many bytes this device has sent and fetched this month, as people who pay for their megabytes want to know. Counted in
// memory and written down now and then; a crash loses a few seconds of counting, which is all it is worth.
import { dayOf } from '#domain/record/day.ts';
import { nowAt } from '../clock.ts';
import { database } from '../open-database.ts';
import { transact } from './steady.ts';

/** Between two writings, in milliseconds. */
const restMs = 15_000;

let counted = { sent: 0, received: 0 };
let timer: ReturnType<typeof setTimeout> | undefined;

/** Adds to what was counted; what a request carries beside its body is left out. */
export function countBytes({ sent = 0, received = 0 }: { sent?: number; received?: number }): void {
  counted = { sent: counted.sent + sent, received: counted.received + received };
  timer ??= setTimeout(() => void writeTraffic().catch(() => undefined), restMs);
  (timer as { readonly unref?: () => void }).unref?.();
}

/** Writes down what was counted since the last time, under the present month. */
export async function writeTraffic(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const { sent, received } = counted;
  if (sent + received === 0) return;
  counted = { sent: 0, received: 0 };
  const db = database();
  const month = dayOf(nowAt()).slice(0, 7);
  await transact(db, ['meta'], async () => {
    const known = await db.meta.get('traffic');
    const before = known?.id === 'traffic' && known.month === month ? known : { sent: 0, received: 0 };
    await db.meta.put({ id: 'traffic', month, sent: before.sent + sent, received: before.received + received });
  });
}

/** Counts an answer as it is read: by what travelled where the browser tells it, else by what came out. */
export function counting(response: Response): Response {
  const told = Number(response.headers.get('content-length'));
  if (told > 0 || !response.body) {
    countBytes({ received: told || 0 });
    return response;
  }
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (part, next) => {
      countBytes({ received: part.byteLength });
      next.enqueue(part);
    },
  });
  return new Response(response.body.pipeThrough(count), response);
}
