// The code for the first administrator of a library that has none, printed by the program that starts the server and made
// anew whenever it expires, until somebody has used it. Where the only administrator's tablet is lost, whoever starts the
// server asks for such a code once more.
import { codeLifeMs, showCode } from '#protocol/join.ts';
import type { Storage } from '../storage/storage.ts';
import { makeCode } from './codes.ts';

export interface FirstCode {
  readonly unitName?: string;
  /** As it is typed. */
  readonly code: string;
  /** Path and mark to put behind the server's address. */
  readonly link: string;
}

/** New codes for every library here that has no administrator; `evenSo` also for those that have one. */
export async function firstCodes(storage: Storage, nowMs: number, evenSo = false): Promise<FirstCode[]> {
  const codes: FirstCode[] = [];
  for (const { id, name } of await storage.units()) {
    if (!evenSo && (await storage.hasAdministrator(id))) continue;
    const made = await makeCode({ storage, unitId: id, role: 'administrator', madeBy: 'start', nowMs });
    const unitName = name === undefined ? {} : { unitName: name };
    codes.push({ ...unitName, code: showCode(made.code), link: `/join#${made.code}` });
  }
  return codes;
}

interface Telling {
  /** The first time also for libraries that have an administrator; such a code is not made anew. */
  readonly evenSo: boolean;
  readonly tell: (codes: FirstCode[]) => void;
}
/** Tells codes now and again whenever they have expired, while there is somebody to tell. Returns how to stop. */
export function keepFirstCodes(storage: Storage, { evenSo, tell }: Telling): () => void {
  const renew = async (once = false) => {
    const codes = await firstCodes(storage, Date.now(), once);
    if (codes.length > 0) tell(codes);
    else clearInterval(timer);
  };
  // On a full disk, say, no code can be made; the next time it is tried again.
  const tryIt = (once = false) => void renew(once).catch(() => undefined);
  const timer = setInterval(tryIt, codeLifeMs);
  timer.unref();
  tryIt(evenSo);
  return () => clearInterval(timer);
}
