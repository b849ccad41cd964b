// The network between tablets and their server: requests and answers take their time, overtake each other, come twice, get
// lost or cut, and sometimes somebody else's page answers. What the weather is belongs to each tablet.
import { livePath } from '#protocol/live.ts';
import type { Loop, Owner } from './loop.ts';
import type { Answer, ServerWorld } from './server.ts';
import type { Tablet } from './tablet.ts';

/** Shares from 0 to 1 of what goes wrong. */
export interface Weather {
  online: boolean;
  requestLost: number;
  answerLost: number;
  twice: number;
  cut: number;
  portal: number;
  failing: number;
  /** A request that neither arrives nor fails, until whoever asked gives up. */
  hanging: number;
  leastMs: number;
  mostMs: number;
}
export const fineWeather: Readonly<Weather> = {
  online: true,
  requestLost: 0,
  answerLost: 0,
  twice: 0,
  cut: 0,
  portal: 0,
  failing: 0,
  hanging: 0,
  leastMs: 5,
  mostMs: 60,
};

const aborted = new DOMException('aborted', 'AbortError');

interface Fetching {
  readonly tablet: Tablet;
  readonly owner: Owner;
  readonly path: string;
  readonly options: RequestInit;
}
/** Hears of every answer that leaves the server for a tablet. */
export type Listener = (tablet: Tablet, path: string, answer: Answer) => void;

export class Network {
  readonly #loop: Loop;
  readonly #server: ServerWorld;
  readonly #listener: Listener;

  constructor(loop: Loop, server: ServerWorld, listener: Listener) {
    this.#loop = loop;
    this.#server = server;
    this.#listener = listener;
  }

  /** `fetch` of a program on this tablet. */
  fetch({ tablet, owner, path, options }: Fetching): Promise<Response> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(new TypeError('fetch failed'));
      const later = (run: () => void) => this.#loop.post(this.#trip(tablet), run, owner);
      options.signal?.addEventListener('abort', () => reject(aborted));
      const { weather, chance } = tablet;
      // Hints save time and carry nothing: here they never come, and everything must be found without them.
      if (path === livePath) return void later(fail);
      if (!weather.online || chance.happens(weather.requestLost)) return void later(fail);
      if (chance.happens(weather.hanging)) return;
      if (chance.happens(weather.portal)) return void later(() => resolve(portalPage()));
      if (chance.happens(weather.failing)) return void later(() => resolve(trouble(chance.one([500, 502, 503, 429]))));
      const request = { ...options, url: path };
      const ask = () => this.#server.ask(request);
      if (chance.happens(weather.twice)) this.#loop.post(this.#trip(tablet) * 3, () => void ask(), this.#loop.nobody);
      this.#loop.post(
        this.#trip(tablet),
        () =>
          void ask().then((answer) => {
            if (!answer) return later(fail);
            this.#listener(tablet, path, answer);
            if (!tablet.weather.online || chance.happens(tablet.weather.answerLost)) return later(fail);
            return later(() => resolve(this.#deliver(tablet, owner, answer, options.signal ?? undefined)));
          }),
        this.#loop.nobody,
      );
    });
  }

  #trip({ weather, chance }: Tablet): number {
    return chance.between(weather.leastMs, weather.mostMs);
  }

  /** The answer in pieces, as they come through the line. */
  #deliver(tablet: Tablet, owner: Owner, { status, headers, body }: Answer, signal?: AbortSignal): Response {
    const { chance } = tablet;
    const cutAt = chance.happens(tablet.weather.cut) ? chance.below(body.length) : body.length + 1;
    const pieces = cutInPieces(body, chance.between(1, 4));
    let isOver = false;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const end = (close: () => void) => {
          if (!isOver) close();
          isOver = true;
        };
        signal?.addEventListener('abort', () => end(() => controller.error(aborted)));
        let sent = 0;
        const next = () => {
          const piece = pieces.shift();
          if (isOver) return;
          if (!piece) return end(() => controller.close());
          const left = cutAt - sent;
          if (left < piece.length) {
            if (left > 0) controller.enqueue(piece.subarray(0, left));
            return end(() => controller.error(new TypeError('terminated')));
          }
          sent += piece.length;
          controller.enqueue(piece);
          this.#loop.post(chance.between(0, tablet.weather.leastMs), next, owner);
        };
        next();
      },
      cancel: () => {
        isOver = true;
      },
    });
    return new Response(status === 204 || status === 304 ? null : stream, { status, headers });
  }
}

function portalPage(): Response {
  return new Response('<html>Đăng nhập wifi</html>', { headers: { 'content-type': 'text/html' } });
}
function trouble(status: number): Response {
  return new Response('{}', { status, headers: { 'content-type': 'application/json' } });
}
function cutInPieces(body: Uint8Array, count: number): Uint8Array[] {
  const size = Math.max(1, Math.ceil(body.length / count));
  return Array.from({ length: Math.ceil(body.length / size) }, (_, at) => body.subarray(at * size, (at + 1) * size));
}
