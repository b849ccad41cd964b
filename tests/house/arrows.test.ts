// Who may import whom. The arrows go one way; a wall between runtimes is a folder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, root, sourceFiles, type Import } from './source.ts';

/** Per folder: our folders it may use (`~` only their types), and packages it may use. */
const may: Readonly<Record<string, { ours: readonly string[]; packages: RegExp }>> = {
  domain: { ours: [], packages: /^(valibot|uuid)$/ },
  protocol: { ours: ['domain'], packages: /^valibot$/ },
  i18n: { ours: ['~domain', '~protocol'], packages: /^$/ },
  device: { ours: ['domain', 'protocol'], packages: /^(dexie|zustand\/vanilla|valibot|papaparse)$/ },
  worker: { ours: ['device', 'protocol'], packages: /^workbox-/ },
  ui: {
    ours: ['i18n'],
    packages: /^(preact|preact\/hooks|preact-iso|lucide|barcode-detector\/ponyfill|zxing-wasm\/.*|@fontsource\/.*)$/,
  },
  screens: {
    ours: ['domain', 'device', 'ui', 'i18n', '~protocol'],
    packages: /^(preact|preact\/hooks|preact-iso|lucide|lean-qr|zustand\/vanilla)$/,
  },
  app: {
    ours: ['domain', 'protocol', 'device', 'ui', 'screens', 'i18n'],
    packages: /^(preact|preact\/hooks|preact-iso|lucide|workbox-window|zustand\/vanilla)$/,
  },
  server: { ours: ['domain', 'protocol', 'i18n'], packages: /^(node:.*|fastify|@fastify\/.*|kysely|pg|valibot)$/ },
};
const files = sourceFiles('src');
const imports = files.flatMap(importsOf);
const folderOf = (path: string) => path.split('/')[1] ?? '';

function isAllowed({ from, said, to, isType }: Import): boolean {
  const rules = may[folderOf(from)];
  if (!rules) return false;
  if (to === undefined) return rules.packages.test(said);
  const [here, there] = [folderOf(from), folderOf(to)];
  return here === there || rules.ours.includes(there) || (isType && rules.ours.includes(`~${there}`));
}

test('every folder uses only what it may', () => {
  const wrong = imports.filter((one) => !isAllowed(one)).map(({ from, said }) => `${from} may not import ${said}`);
  expect(wrong).toEqual([]);
});
test('an area of the domain uses itself, the language of records, and what stands above it', () => {
  const order = ['record', 'places', 'membership', 'catalogue', 'circulation', 'visits', 'events', 'cases', 'access'];
  const area = (path: string) => path.split('/')[2] ?? '';
  const wrong = imports.filter(({ from, to }) => {
    if (!from.startsWith('src/domain/') || !to?.startsWith('src/domain/')) return false;
    const [here, there] = [order.indexOf(area(from)), order.indexOf(area(to))];
    return here >= 0 && there > here;
  });
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});
test('screens do not know each other', () => {
  const screen = (path: string) => path.split('/').slice(0, 3).join('/');
  const wrong = imports.filter(
    ({ from, to }) => from.startsWith('src/screens/') && to?.startsWith('src/screens/') && screen(from) !== screen(to),
  );
  expect(wrong.map(({ from, to }) => `${from} may not import ${to}: move what they share to ui or domain`)).toEqual([]);
});
test('only device names Dexie, and only one file speaks to the server', () => {
  expect(imports.filter(({ from, said }) => said === 'dexie' && !from.startsWith('src/device/'))).toEqual([]);
  const fetching = files.filter(({ path, text }) => /\bfetch\(/.test(text) && !path.startsWith('src/worker/'));
  expect(fetching.map(({ path }) => path)).toEqual(['src/device/round/send.ts']);
});
test('imports name files that exist, with their ending, without ladders', () => {
  const wrong = imports.filter(({ said, to }) => {
    const isOurs = to !== undefined;
    return said.includes('../../../') || (isOurs && !existsSync(join(root, to)));
  });
  expect(wrong.map(({ from, said }) => `${from}: ${said}`)).toEqual([]);
});
test('nothing goes round in a circle', () => {
  const next = new Map<string, string[]>();
  for (const { from, to, isType } of imports) if (to && !isType) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]) => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '));
    if (above.includes(path) || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...above, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(circles).toEqual([]);
});
test('no file only passes on what others define', () => {
  const barrels = files.filter(
    ({ path, text }) => /\/index\.tsx?$/.test(path) || /export \* from|export \{[^}]*\} from/.test(text),
  );
  expect(barrels.map(({ path }) => path)).toEqual([]);
});
test('the pure books ask neither clock nor chance nor network', () => {
  const pure = files.filter(({ path }) => /^src\/(domain|protocol|i18n)\//.test(path));
  const wrong = pure.filter(({ text }) =>
    /Date\.now\(|new Date\(\)|Math\.random|crypto\.|fetch\(|localStorage|process\./.test(text),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
