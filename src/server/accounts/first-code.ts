// The code for the first administrator of a library that has none, printed by the program that starts the server and made
// anew whenever it expires, until somebody has used it.
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

/** New codes for every library here that has no administrator. */
export async function firstCodes(storage: Storage, nowMs: number): Promise<FirstCode[]> {
  const codes: FirstCode[] = [];
  for (const { id, name } of await storage.units()) {
    if (await storage.hasAdministrator(id)) continue;
    const made = await makeCode({ storage, unitId: id, role: 'administrator', madeBy: 'start', nowMs });
    const unitName = name === undefined ? {} : { unitName: name };
    codes.push({ ...unitName, code: showCode(made.code), link: `/join#${made.code}` });
  }
  return codes;
}

/** Tells codes now and again whenever they have expired, while there is somebody to tell. Returns how to stop. */
export function keepFirstCodes(storage: Storage, tell: (codes: FirstCode[]) => void): () => void {
  const renew = async () => {
    const codes = await firstCodes(storage, Date.now());
    if (codes.length > 0) tell(codes);
    else clearInterval(timer);
  };
  const timer = setInterval(() => void renew(), codeLifeMs);
  timer.unref();
  void renew();
  return () => clearInterval(timer);
}
