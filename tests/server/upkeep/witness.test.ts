// A database that is put back from a copy is found out at the start, whoever forgot to say so.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { isBehind, keepWitness, witnessPath } from '../../../src/server/upkeep/witness.ts';
import { freshServer, freshTablet } from '../../support/fresh-server.ts';

const book = (name: string) => title.put({ title: name, bookType: 'TN' });

test('a copy is behind its witness, the database itself and another library are not', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'tusach-')), 'data');
  const copy = `${folder}-copy`;
  const path = witnessPath(folder);
  const running = await freshServer(folder);
  expect(await isBehind(running.storage, path)).toBe(false);
  const tablet = await freshTablet(running.storage);
  await tablet.push(running.storage, [tablet.op(book('aa'))]);
  await running.app.close();
  cpSync(folder, copy, { recursive: true });
  const again = await freshServer(folder);
  const endWitness = keepWitness(again.storage, path);
  await tablet.push(again.storage, [tablet.op(book('bb'))]);
  await endWitness();
  expect(await isBehind(again.storage, path)).toBe(false);
  await again.app.close();
  expect(await isBehind((await freshServer(copy)).storage, path)).toBe(true);
  expect(await isBehind((await freshServer()).storage, path)).toBe(false);
});

test('a witness that cannot be written or read hinders nothing', async () => {
  const { storage } = await freshServer();
  await keepWitness(storage, join(tmpdir(), 'no-such-folder-here', 'x'))();
  expect(await isBehind(storage, join(tmpdir(), 'no-such-folder-here', 'x'))).toBe(false);
});
