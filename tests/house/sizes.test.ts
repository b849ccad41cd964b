// Nothing grows beyond what one person can read: files, folders, programs.
import { expect, test } from 'vitest';
import { sourceFiles } from './source.ts';

const files = sourceFiles('src');
/** Lists of words and of sample records may be long: nobody reads them from top to bottom. */
const isList = (path: string) => path.startsWith('src/i18n/') || path.startsWith('src/server/sample/');

test('no file is longer than 250 lines, lists apart', () => {
  const long = files.filter(({ path, lines }) => lines > 250 && !isList(path));
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});
test('a program’s first file only wires things together', () => {
  const mains = files.filter(({ path }) => /\/(main|sw)\.tsx?$/.test(path));
  expect(mains.filter(({ lines }) => lines > 60).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});
test('no folder holds more than fifteen files, lists apart, or lies deeper than three', () => {
  const folders = new Map<string, typeof files>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  const wrong = [...folders].filter(([folder, inside]) => {
    const depth = folder.split('/').length - 1;
    return (inside.length > 15 && !isList(`${folder}/`)) || depth > 3;
  });
  expect(wrong.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
});
