// The description of the wire must let somebody write a second client: whatever travels is named in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitionOf, recordTypes } from '#domain/records.ts';
import { root, sourceFiles } from './source.ts';

const page = readFileSync(join(root, 'src/protocol/README.md'), 'utf8');
const protocol = sourceFiles('src').filter(({ path }) => path.startsWith('src/protocol/'));

test('every address is described', () => {
  const addresses = protocol.flatMap(({ text }) => [...text.matchAll(/'(\/(?:sync|accounts)\/v1\/[a-z/-]+)'/g)]);
  expect(addresses.length).toBeGreaterThan(10);
  expect(addresses.map(([, address = '']) => address).filter((address) => !page.includes(address))).toEqual([]);
});
test('every reason for which an op is kept without being applied is described', () => {
  const push = protocol.find(({ path }) => path.endsWith('/push.ts'))?.text ?? '';
  const codes = /type QuarantineCode =([^;]+);/.exec(push)?.[1] ?? '';
  const named = [...codes.matchAll(/'([a-z_]+)'/g)].map(([, code = '']) => code);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
test('every record is described with its version, its key and all its fields', () => {
  const wrong = recordTypes.filter((type) => {
    const definition = definitionOf(type);
    if (!definition) return true;
    const line = page.split('\n').find((one) => one.startsWith(`| \`${type}\` v${definition.version} `));
    const cells = line?.split(/(?<!\\)\|/).map((cell) => cell.trim()) ?? [];
    const [, , kind, scope, key = '', fields = ''] = cells;
    const names = fields.split(' · ').map((field) => field.replace(/\??:.*$/, ''));
    const isSame = kind === definition.kind && scope === definition.scope && key === (definition.key ?? []).join(', ');
    return !isSame || names.join() !== Object.keys(definition.fields).join();
  });
  expect(wrong).toEqual([]);
});
test('what every signature stands for is described', () => {
  const texts = protocol.flatMap(({ text }) =>
    [...text.matchAll(/`(tusach-[a-z-]+-\d)/g)].map(([, word = '']) => word),
  );
  expect(texts.length).toBeGreaterThan(3);
  expect(texts.filter((word) => !page.includes(word))).toEqual([]);
});
