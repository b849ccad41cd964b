// The network between a test's devices and its server: a real server on a real port, and ways for the network to fail. Only
// the network is played; server, devices and databases are the real ones.
import type { AddressInfo } from 'node:net';
import type { FreshServer } from './fresh-server.ts';

/** off = no network · lose-answer = the server hears, the answer is lost · portal = somebody else's page · broken = the
 * server fails · cut = the answer ends in the middle */
export type Weather = 'fine' | 'off' | 'lose-answer' | 'portal' | 'broken' | 'cut';

export interface Network {
  weather: Weather;
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

/** `through` puts something between the devices and the server's port, and gives the port to use instead. */
export async function openNetwork(
  { app }: FreshServer,
  through = (port: number): Promise<number> => Promise.resolve(port),
): Promise<Network> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const port = await through((app.server.address() as AddressInfo).port);
  const real = globalThis.fetch;
  const network: Network = {
    weather: 'fine',
    requests: [],
    close: async () => {
      globalThis.fetch = real;
      await app.close();
    },
  };
  globalThis.fetch = async (asked, options) => {
    const path = asked instanceof Request ? asked.url : asked.toString();
    network.requests.push(path);
    if (network.weather === 'off') throw new TypeError('no network');
    if (network.weather === 'portal')
      return new Response('<html>Đăng nhập wifi</html>', { headers: { 'content-type': 'text/html' } });
    if (network.weather === 'broken') return new Response('{}', { status: 500 });
    const answer = await real(`http://127.0.0.1:${port}${path}`, options);
    if (network.weather === 'lose-answer') throw new TypeError('the answer was lost');
    return network.weather === 'cut' ? cut(answer) : answer;
  };
  return network;
}

/** The first two thirds of an answer, then nothing. */
async function cut(answer: Response): Promise<Response> {
  const text = await answer.text();
  const part = text.slice(0, Math.floor((text.length * 2) / 3));
  return new Response(part, {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? '' },
  });
}
