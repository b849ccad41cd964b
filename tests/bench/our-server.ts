// Our server as a process of its own for the contest: `node our-server.ts PAGES FOLDER TITLES`. An empty folder is filled with
// made-up titles first. It serves the contest's page and prints its port and codes to join with. A line `change N T` on its
// input gives N titles, other ones for every T, a word that no other has: `zyxelT`.
import { createInterface } from 'node:readline';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { title } from '#domain/catalogue/title.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { makeCode } from '../../src/server/accounts/codes.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { openStorage } from '../../src/server/storage/open.ts';
import { fillTitles } from '../support/fill-titles.ts';
import { freshTablet } from '../support/fresh-server.ts';
import { madeUpTitle } from '../support/many-titles.ts';

const [pageFolder = '', folder = '', count = '0'] = process.argv.slice(2);
const storage = await openStorage({ folder });
const { unitId } = storage.server;
const { head } = await storage.head(`unit:${unitId}`);
if (head === 0) await fillTitles(storage, Number(count));
const building = { segmentFolder: join(folder, 'segments'), version: 'bench', complain: console.error };
const app = await buildServer({ storage, pageFolder, ...building } as Parameters<typeof buildServer>[0]);
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as AddressInfo;
const codes: string[] = [];
for (let at = 0; at < 3; at += 1) {
  const made = await makeCode({ storage, unitId, role: 'administrator', madeBy: 'bench', nowMs: Date.now() });
  codes.push(made.code);
}
console.log(`port ${port} codes ${codes.join()}`);

createInterface({ input: process.stdin }).on('line', (line) => {
  const [number = 0, turn = 0] = line.split(' ').slice(1).map(Number);
  void change(number, turn);
});
async function change(number: number, turn: number): Promise<void> {
  const tablet = await freshTablet(storage);
  const ops = Array.from({ length: number }, (_, at) => {
    const fields = madeUpTitle((turn * number + at) * 7);
    // Now: a change that is older than what it changes would not be seen.
    const wall = Date.now();
    return tablet.op(title.patch(naturalId(title, fields) as never, { title: `${fields.title} zyxel${turn}` }), {
      wall,
    });
  });
  await tablet.push(storage, ops, Date.now());
  console.log(`changed ${turn}`);
}
