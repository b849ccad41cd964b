// Holds a stream of hints open for one device: first where every scope stands now, then each time one moves. Nothing but a
// scope's name and number travels here, and nothing to a device that may no longer come in.
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { heartbeatMs, type Poke } from '#protocol/live.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';
import { isActive } from '../accounts/roles.ts';
import { grantedScopes } from './answer-pull.ts';
import type { News } from './news.ts';

export interface Streaming {
  readonly storage: Storage;
  readonly news: News;
  readonly device: DeviceRow;
  readonly response: ServerResponse;
  /** What every answer says to the browser. */
  readonly headers: OutgoingHttpHeaders;
  /** Who the token of the request stands for now. */
  readonly look: () => Promise<DeviceRow | undefined>;
}

export async function streamNews(streaming: Streaming): Promise<void> {
  const { storage, news, device, response, headers } = streaming;
  const scopes = grantedScopes(device);
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const tell = (poke: Poke) => response.write(`data: ${JSON.stringify(poke)}\n\n`);
  const unlisten = news.listen(scopes, tell);
  const leave = news.open(device.id, () => response.end());
  const beat = setInterval(() => void goOn(streaming), heartbeatMs);
  response.on('close', () => {
    clearInterval(beat);
    unlisten();
    leave();
  });
  for (const scope of scopes) tell({ scope, head: (await storage.head(scope)).head });
}

/** Another beat, or the end where the device is no longer what it was: it comes again and hears what it is now. */
async function goOn({ device, response, look }: Streaming): Promise<void> {
  // A database that does not answer now is no reason to send a tablet away.
  const now = await look().catch(() => device);
  if (now && isActive(now) && now.role === device.role) response.write(':\n\n');
  else response.end();
}
