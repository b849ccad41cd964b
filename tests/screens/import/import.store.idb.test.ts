// Choosing a list: the newest file counts, and whatever becomes of a file, the screen does not go on saying that it is read.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { database } from '#device/open-database.ts';
import { createImporting } from '#screens/import/import.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

beforeEach(() => freshLibrary());
const listOf = (count: number) => ['Tên sách', ...Array.from({ length: count }, (_, at) => `Quê nội ${at}`)].join('\n');

/** A file whose bytes come when the test says so. */
function slowFile(text: string) {
  let come = () => undefined as void;
  const bytes = new Promise<ArrayBuffer>((resolve) => {
    come = () => void new Blob([text]).arrayBuffer().then(resolve);
  });
  return { file: Object.assign(new Blob([text]), { arrayBuffer: () => bytes }), come: () => come() };
}

test('the trouble of an older file is not told over a newer one', async () => {
  const importing = createImporting('titles');
  const { file, come } = slowFile('Quê nội');
  const older = importing.getState().choose(file);
  await importing.getState().choose(new Blob([listOf(2)]));
  come();
  await older;
  expect(importing.getState()).toMatchObject({ isReading: false, trouble: undefined, expected: { added: 2 } });
});
test('a comparison that breaks off no longer says how far it is, but that it broke off, until another file is chosen', async () => {
  const importing = createImporting('titles');
  importing.subscribe(({ comparing }) => {
    if (comparing?.done === 100) database().close();
  });
  await expect(importing.getState().choose(new Blob([listOf(150)]))).rejects.toThrow();
  const { comparing, expected, read, brokenOff } = importing.getState();
  expect([comparing, expected, read?.of, brokenOff]).toEqual([undefined, undefined, 'titles', 'comparing']);
  await freshLibrary();
  await importing.getState().choose(new Blob([listOf(2)]));
  expect(importing.getState()).toMatchObject({ brokenOff: undefined, expected: { added: 2 } });
});
test('a file that cannot be read leaves room for another', async () => {
  const importing = createImporting('titles');
  const gone = Object.assign(new Blob(['']), { arrayBuffer: () => Promise.reject(new Error('gone')) });
  await expect(importing.getState().choose(gone)).rejects.toThrow('gone');
  expect(importing.getState()).toMatchObject({ isReading: false, brokenOff: 'reading' });
});
test('writing that breaks off says so, and a second press goes on where it stopped', async () => {
  const importing = createImporting('titles');
  await importing.getState().choose(new Blob([listOf(50)]));
  const stop = importing.subscribe(({ progress }) => {
    if (progress?.done === 20) database().close();
  });
  await expect(importing.getState().start()).rejects.toThrow();
  stop();
  expect(importing.getState()).toMatchObject({ brokenOff: 'writing', progress: undefined, done: undefined });
  await database().open();
  await importing.getState().start();
  expect(importing.getState()).toMatchObject({ brokenOff: undefined, done: { added: 30, known: 20, isWhole: true } });
});
