// The scripts that the page may start beside itself, under its one Trusted Types policy, and no others. Built twice: into
// early.js, which starts the catalogue's worker before the app is read, and into the app; they share what was made.
interface Policy {
  readonly createScriptURL: (url: string) => string;
}
interface Policies {
  readonly createPolicy: (name: string, rules: Policy) => Policy;
}
interface Made {
  policy?: Policy;
  /** Started before there was anybody to speak with it. */
  early?: { readonly worker: Worker; failed: boolean };
}
const scope = globalThis as { trustedTypes?: Policies; tusach?: Made };
const made: Made = (scope.tusach ??= {});

export const serviceWorker = '/sw.js';
const catalogueWorker = '/catalogue.js';

/** The address as the browser wants it said. @throws where it is none of ours */
export function trusted(address: typeof serviceWorker | typeof catalogueWorker): string {
  const createScriptURL = (asked: string) => {
    if (asked !== serviceWorker && asked !== catalogueWorker)
      throw new TypeError('Only our own scripts may be started.');
    return asked;
  };
  const { trustedTypes } = scope;
  made.policy ??= trustedTypes ? trustedTypes.createPolicy('app-sw', { createScriptURL }) : { createScriptURL };
  return made.policy.createScriptURL(address);
}

/** Starts the catalogue's worker for an app that is still to be read. */
export function startWorkerEarly(): void {
  try {
    const early = { worker: new Worker(trusted(catalogueWorker)), failed: false };
    early.worker.addEventListener('error', (e) => {
      // Else it reaches the window too, and counts as a failed start there (early.ts).
      e.preventDefault();
      early.failed = true;
    });
    made.early = early;
  } catch {
    // The app will find out by itself.
  }
}

/** The worker that titles are looked up with. @throws where the browser gives none */
export function catalogueWorkerHere(): Worker {
  const { early } = made;
  delete made.early;
  if (early?.failed) throw new Error('The catalogue could not be started.');
  return early?.worker ?? new Worker(trusted(catalogueWorker));
}
