// Where the page asks its catalogue: of a worker, so that typing never waits for a search, or here where there is none (the
// service worker, tests, a browser that refuses).
import type { Title } from '#domain/catalogue/title.ts';
import { database } from '../open-database.ts';
import type { Live } from '../read/live.ts';
import type { Clerk, ClerkSays, PageAsks, Question, Reply } from './clerk.ts';
import type { Arrived, KeptHow } from './keep-segment.ts';
import type { FoundTitles, Sought } from './titles.ts';

/** The part of a Worker that is used. */
export interface Port {
  postMessage: (asked: PageAsks, transfer: Transferable[]) => void;
  addEventListener: (kind: 'message' | 'error', listener: (e: Heard) => void) => void;
}
interface Heard {
  readonly data?: unknown;
  readonly preventDefault: () => void;
}
interface Pending {
  readonly question: Question;
  readonly resolve: (reply: Reply | 'lost') => void;
  readonly reject: (reason: unknown) => void;
}

let openPort: (() => Port) | undefined;
let port: Port | undefined;
let here: Promise<Clerk> | undefined;
let asked = 0;
const pending = new Map<number, Pending>();
const listeners = new Set<() => void>();

/** From now on a worker answers; it is started when something is asked for the first time, or at once. */
export function useWorker(open: () => Port, atOnce: boolean): void {
  openPort = open;
  if (atOnce) usePort();
}

/** The first of the titles that answer, and how many there are. */
export function searchTitles(sought: Sought, signal?: AbortSignal): Promise<FoundTitles> {
  return ask({ kind: 'search', sought }, signal) as Promise<FoundTitles>;
}
/** Titles with one of these folded names. */
export function titlesNamed(names: readonly string[]): Promise<readonly Title[]> {
  return ask({ kind: 'named', names }) as Promise<readonly Title[]>;
}
/** lost: the worker broke that had been given the bytes, and they must be fetched again. */
export function keepArrived(arrived: Arrived): Promise<KeptHow | 'lost'> {
  return ask({ kind: 'keep', arrived }) as Promise<KeptHow | 'lost'>;
}

/** Why a search was called off. Without a reason the browser makes an error of its own, with all that led to it: at the first drawing
 * that took longer than the drawing. */
const unwanted = 'nobody waits for it';

/** Searches now and after every change of the titles; what is not wanted any more is not looked up. */
export function liveSearch(sought: Sought): Live<FoundTitles> {
  return {
    subscribe: ({ next, error }) => {
      let stop: AbortController | undefined;
      const search = () => {
        stop?.abort(unwanted);
        const { signal } = (stop = new AbortController());
        const told = async () => {
          const found = await searchTitles(sought, signal);
          if (!signal.aborted) next(found);
        };
        told().catch((reason: unknown) => {
          if (!signal.aborted) error(reason);
        });
      };
      listeners.add(search);
      search();
      return {
        unsubscribe: () => {
          listeners.delete(search);
          stop?.abort(unwanted);
        },
      };
    },
  };
}

function ask(question: Question, signal?: AbortSignal): Promise<Reply | 'lost'> {
  const worker = usePort();
  if (!worker) return askHere(question);
  return new Promise((resolve, reject) => {
    const id = (asked += 1);
    pending.set(id, { question, resolve, reject });
    signal?.addEventListener('abort', () => {
      if (pending.delete(id)) worker.postMessage({ kind: 'drop', id }, []);
    });
    const transfer = question.kind === 'keep' ? [question.arrived.bytes] : [];
    worker.postMessage({ kind: 'ask', id, question }, transfer);
  });
}

function usePort(): Port | undefined {
  if (port || !openPort) return port;
  try {
    port = openPort();
  } catch {
    openPort = undefined;
    return undefined;
  }
  port.addEventListener('message', ({ data }) => hear(data as ClerkSays));
  port.addEventListener('error', (e) => {
    // Else it reaches the window too, as if the page had broken.
    e.preventDefault();
    giveUp();
  });
  port.postMessage({ kind: 'open', name: database().name }, []);
  return port;
}

function hear(said: ClerkSays): void {
  if (said.kind === 'changed') return changed();
  const waits = pending.get(said.id);
  pending.delete(said.id);
  if (said.kind === 'reply') waits?.resolve(said.reply);
  else waits?.reject(Object.assign(new Error('The catalogue did not answer.'), { name: said.name }));
}

/** The worker could not be started, or broke: from now on this page looks for itself. */
function giveUp(): void {
  [port, openPort] = [undefined, undefined];
  const left = [...pending.values()];
  pending.clear();
  for (const { question, resolve, reject } of left) {
    if (question.kind === 'keep') resolve('lost');
    else askHere(question).then(resolve, reject);
  }
}

async function askHere(question: Question): Promise<Reply> {
  here ??= import('./clerk.ts').then(({ openClerk }) => openClerk(changed));
  return (await here).answer(question);
}

/** Several changes close together are one. */
let isTelling = false;
function changed(): void {
  if (isTelling) return;
  isTelling = true;
  setTimeout(() => {
    isTelling = false;
    for (const listener of listeners) listener();
  }, 50);
}
