// The scripts that the page may start beside itself, under its one Trusted Types policy, and no others.
import { useWorker } from '#device/catalogue/desk.ts';

interface Policy {
  readonly createScriptURL: (url: string) => string;
}
interface Policies {
  readonly createPolicy: (name: string, rules: Policy) => Policy;
}
export const serviceWorker = '/sw.js';
const catalogueWorker = '/catalogue.js';

let policy: Policy | undefined;

/** The address as the browser wants it said. @throws where it is none of ours */
export function trusted(address: typeof serviceWorker | typeof catalogueWorker): string {
  const createScriptURL = (asked: string) => {
    if (asked !== serviceWorker && asked !== catalogueWorker)
      throw new TypeError('Only our own scripts may be started.');
    return asked;
  };
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  policy ??= trustedTypes ? trustedTypes.createPolicy('app-sw', { createScriptURL }) : { createScriptURL };
  return policy.createScriptURL(address);
}

/** Gives the device a worker to look up titles with. In development the script is not built, and the page looks itself. */
export function startCatalogueWorker(): void {
  if (!import.meta.env.PROD || typeof Worker !== 'function') return;
  useWorker(() => new Worker(trusted(catalogueWorker)), location.pathname.startsWith('/shelves'));
}
