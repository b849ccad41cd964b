// Holds a stream of hints open for one device: first where every scope stands now, then each time one moves. Nothing but a
// scope's name and number travels here.
import type { ServerResponse } from 'node:http';
import { heartbeatMs, type Poke } from '#protocol/live.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';
import { grantedScopes } from './answer-pull.ts';
import type { News } from './news.ts';

export interface Streaming {
  readonly storage: Storage;
  readonly news: News;
  readonly device: DeviceRow;
  readonly response: ServerResponse;
}

export async function streamNews({ storage, news, device, response }: Streaming): Promise<void> {
  const scopes = grantedScopes(device);
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  const tell = (poke: Poke) => response.write(`data: ${JSON.stringify(poke)}\n\n`);
  const unlisten = news.listen(scopes, tell);
  const leave = news.atEnd(() => response.end());
  const beat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  response.on('close', () => {
    clearInterval(beat);
    unlisten();
    leave();
  });
  for (const scope of scopes) tell({ scope, head: (await storage.head(scope)).head });
}
