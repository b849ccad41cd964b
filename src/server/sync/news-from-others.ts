// Where several processes write to one database, each looks about once a second at the heads that somebody here listens for,
// and tells what another process has moved.
import type { Storage } from '../storage/storage.ts';
import type { News } from './news.ts';

const lookMs = 1_000;

/** Tells until the returned function is called. Does nothing where this process is alone. */
export function tellNewsFromOthers(storage: Storage, news: News): () => void {
  if (!storage.isShared) return () => undefined;
  let timer: ReturnType<typeof setTimeout>;
  const look = async () => {
    try {
      news.tell(await storage.heads(news.scopes));
    } catch {
      // A database that does not answer now is asked again; the next pull finds the same anyway.
    }
    timer = setTimeout(() => void look(), lookMs).unref();
  };
  timer = setTimeout(() => void look(), lookMs).unref();
  return () => clearTimeout(timer);
}
