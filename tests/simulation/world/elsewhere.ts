// The browser's and Node's cryptography, which works in other threads: virtual time stands still until it has answered.
import type { Loop } from './loop.ts';

const { subtle } = globalThis.crypto;
const names = ['digest', 'generateKey', 'exportKey', 'importKey', 'sign', 'verify', 'encrypt', 'decrypt'] as const;

export function elsewhere(loop: Loop): Record<string, (...given: unknown[]) => Promise<unknown>> {
  const work = (name: (typeof names)[number]) => {
    const real = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<unknown>;
    return (...given: unknown[]) => loop.elsewhere(real(...given));
  };
  return Object.fromEntries(names.map((name) => [name, work(name)]));
}
