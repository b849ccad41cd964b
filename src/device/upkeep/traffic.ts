// How many bytes this device has sent and fetched this month, as people who pay for their megabytes want to know. Counted in
// memory and written down when a round ends; a crash loses the counting of one, which is all it is worth.
import { dayOf } from '#domain/record/day.ts';
import { nowAt } from '../clock.ts';
import type { Database } from '../database.ts';

let counted = { sent: 0, received: 0 };

/** Adds to what was counted; what a request carries beside its body is left out. */
export function countBytes({ sent = 0, received = 0 }: { sent?: number; received?: number }): void {
  counted = { sent: counted.sent + sent, received: counted.received + received };
}

/** Writes down what was counted since the last time, under the present month. Must run inside a transaction over `meta`. */
export async function writeTraffic(db: Database): Promise<void> {
  const { sent, received } = counted;
  if (sent + received === 0) return;
  counted = { sent: 0, received: 0 };
  const month = dayOf(nowAt()).slice(0, 7);
  const known = await db.meta.get('traffic');
  const before = known?.id === 'traffic' && known.month === month ? known : { sent: 0, received: 0 };
  await db.meta.put({ id: 'traffic', month, sent: before.sent + sent, received: before.received + received });
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
