// A process that plays seeds one after the other for whoever started it. A world that takes too long or ends the process is
// noticed there.
import type { Bundles } from './world/bundles.ts';
import type { Fault } from './world/swarm.ts';
import { runSeed } from './run-seed.ts';

export type Asked = { readonly bundles: Bundles } | { readonly seed: number; readonly always: readonly Fault[] };
let bundles: Bundles | undefined;

async function answer(asked: Asked): Promise<void> {
  if ('bundles' in asked) bundles = asked.bundles;
  else if (bundles) process.send?.(await runSeed(asked.seed, bundles, asked.always));
}
process.on('message', (asked: Asked) => void answer(asked));
