// The project's own programs as text that can be run again and again: each run is a program just started, with a memory of
// its own. Planted faults are put in while the text is made; one that no longer fits its file is told.
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { resolve } from '../../../.ci/resolve.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** In this file, these words in place of those: a fault put in on purpose, or what a world sets. */
export interface Plant {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}
export interface Bundles {
  readonly page: string;
  readonly worker: string;
  readonly server: string;
}

/** What a world sets: in one where little goes at once, several batches are on their way as they are after weeks without a line. */
const batchSize = 'src/device/round/batch-size.ts';
const settings: readonly Plant[] = [
  {
    file: batchSize,
    find: "import { pushSize } from '#protocol/push.ts';",
    put: 'const pushSize = globalThis.mostPushed;',
  },
  { file: batchSize, find: 'const least = 4_000;', put: 'const least = Math.min(4_000, pushSize);' },
];

/** With `clean` only those programs are made that a planted fault can be part of. */
export async function makeBundles(plants: readonly Plant[] = [], clean?: Bundles): Promise<Bundles> {
  const done = new Set<Plant>();
  const isTouched = (folders: RegExp) => !clean || plants.some(({ file }) => folders.test(file));
  const pages = isTouched(/^src\/(domain|protocol|device|app|worker)\//);
  const make = (entry: string, kind: 'page' | 'server') =>
    bundle(entry, kind, [...plants, ...(kind === 'page' ? settings : [])], done);
  const [page, worker, server] = await Promise.all([
    pages ? make('tests/simulation/page/program.ts', 'page') : clean?.page,
    pages ? make('tests/simulation/page/worker.ts', 'page') : clean?.worker,
    isTouched(/^src\/(domain|protocol|server)\//)
      ? make('tests/simulation/world/server-program.ts', 'server')
      : clean?.server,
  ]);
  const unused = [...plants, ...(pages ? settings : [])].find((plant) => !done.has(plant));
  if (unused) throw new Error(`This fault no longer fits: ${unused.file} is part of no program.`);
  return { page: page ?? '', worker: worker ?? '', server: server ?? '' };
}

async function bundle(entry: string, kind: 'page' | 'server', plants: readonly Plant[], done: Set<Plant>) {
  const lib = { entry: join(root, entry), formats: ['cjs' as const], fileName: () => 'program.js' };
  const outside = (id: string) => builtinModules.includes(id.replace('node:', '')) || /^[a-z@]/.test(id);
  const made = await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    resolve,
    plugins: [planting(plants, done)],
    ...(kind === 'server' ? { ssr: { noExternal: [] } } : {}),
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib,
      rollupOptions: {
        ...(kind === 'server' ? { external: outside } : {}),
        // One text, whatever a program loads later.
        output: { codeSplitting: false },
      },
    },
  });
  const [output] = [made].flat() as { output: { code: string }[] }[];
  return output?.output[0]?.code ?? '';
}

function planting(plants: readonly Plant[], done: Set<Plant>): Plugin {
  return {
    name: 'planted-faults',
    enforce: 'pre',
    transform(code, id) {
      let text = code;
      for (const plant of plants) {
        if (id !== join(root, plant.file)) continue;
        const parts = text.split(plant.find);
        if (parts.length !== 2)
          throw new Error(`This fault no longer fits: ${plant.file} has its words ${parts.length - 1} times.`);
        text = parts.join(plant.put);
        done.add(plant);
      }
      return text === code ? undefined : { code: text, map: null };
    },
  };
}
