// A server process on a folder of its own with one tablet that has joined it, for tests of what the machine does to it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { title } from '#domain/catalogue/title.ts';
import type { Op } from '#protocol/op.ts';
import { makeCode } from '../../src/server/accounts/codes.ts';
import { openStorage } from '../../src/server/storage/open.ts';
import { HttpTablet } from '../support/http-tablet.ts';
import { ServerProcess, type ServerPlace } from '../support/server-process.ts';

export interface BusyServer {
  readonly server: ServerProcess;
  readonly http: HttpTablet;
  /** So many new ops of the tablet: books of long-named authors, about half a kilobyte each. */
  readonly write: (count: number) => Op[];
  /** Titles that a reader gets. */
  readonly titles: () => Promise<number>;
}

export async function busyServer(place: ServerPlace = {}): Promise<BusyServer> {
  const folder = place.folder ?? mkdtempSync(join(tmpdir(), 'tusach-busy-'));
  const storage = await openStorage({ folder });
  const { unitId } = storage.server;
  const { code } = await makeCode({ storage, unitId, role: 'administrator', madeBy: 'test', nowMs: Date.now() });
  await storage.close();
  const server = new ServerProcess({ onComplaint: () => undefined, ...place, folder });
  await server.launch();
  await server.untilUp();
  const http = await HttpTablet.join(server.address, code);
  const book = () => title.put({ title: 'Quê nội', authors: ['Võ Quảng', 'truyện '.repeat(15)], bookType: 'TN' });
  return {
    server,
    http,
    write: (count) => Array.from({ length: count }, () => http.tablet.op(book())),
    titles: async () => [...(await http.read(server.address)).values()].flat().length,
  };
}

/** Says in the output that something cannot be shown on this machine. */
export function leftOut(what: string, why: string): void {
  process.stdout.write(`${what} is left out: ${why}.\n`);
}
