// The page that was being opened when the first worker took charge asks to be served as well.
import { expect, test } from 'vitest';
import { beServed } from '../../../src/app/newer/be-served.ts';

/** What the page says to the worker that is there, if one serves it already or none does. */
async function saidWhen(isServed: boolean): Promise<unknown[]> {
  const said: unknown[] = [];
  const active = { postMessage: (word: unknown) => said.push(word) };
  const container = { ready: Promise.resolve({ active }), controller: isServed ? active : null };
  await beServed(container as unknown as ServiceWorkerContainer);
  return said;
}

test('a page that the first worker has left out asks it to serve this page too', async () => {
  expect(await saidWhen(false)).toEqual([{ kind: 'serve-me' }]);
});
test('a page that is served asks for nothing', async () => {
  expect(await saidWhen(true)).toEqual([]);
});
