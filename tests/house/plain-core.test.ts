// The core as a plain script: what was exported reaches the screens that import it, and what goes wrong is heard.
import { runInThisContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { handingOn, plainScript } from '../../.ci/plain-core.ts';

const scope = globalThis as { reportError?: (reason: unknown) => void; tusachCore?: unknown };
afterEach(() => {
  delete scope.tusachCore;
  delete scope.reportError;
});

/** What a screen gets that imports from the core. */
async function importedFrom(core: string): Promise<Record<string, unknown>> {
  const { script, names } = plainScript(core);
  runInThisContext(script);
  return (await import(`data:text/javascript,${encodeURIComponent(handingOn(names))}`)) as Record<string, unknown>;
}

test('a screen finds under each name what the core exported, also after the core has waited', async () => {
  scope.reportError = () => undefined;
  const {
    e,
    $,
    default: main,
  } = await importedFrom('const a=1;await 0;const b=a+1;export{a as e,b as $,a as default};');
  expect([e, $, main]).toEqual([1, 2, 1]);
});
test('nothing of the core stands in the window', async () => {
  scope.reportError = () => undefined;
  await importedFrom('var lonelyName=1;export{lonelyName as e};');
  expect('lonelyName' in globalThis).toBe(false);
});
test('a core that throws is reported, and no screen is loaded', async () => {
  const heard: unknown[] = [];
  scope.reportError = (reason) => heard.push(reason);
  await expect(importedFrom('throw new Error("broken");export{};')).rejects.toThrow('broken');
  expect(heard).toHaveLength(1);
});
test('a core that needs another file is not built', () => {
  expect(() => plainScript('import{a}from"./b.js";export{a};')).toThrow(/imports something/);
});
