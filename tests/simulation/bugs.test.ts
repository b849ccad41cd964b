// A fault that is planted must fit the file it is planted in, or a change of that file has taken it out of the bank unnoticed.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deviceBugs } from './bugs/device-bugs.ts';
import { protocolBugs } from './bugs/protocol-bugs.ts';
import { serverBugs } from './bugs/server-bugs.ts';

const all = [...deviceBugs, ...serverBugs, ...protocolBugs];

test('each planted fault finds its words once, and each has a name of its own', () => {
  const lost = all.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2);
  expect(lost.map(({ name }) => name)).toEqual([]);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});
