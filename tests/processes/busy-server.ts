// A server process on a folder of its own with one tablet that has joined it, for tests of what the machine does to it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attendance } from '#domain/events/attendance.ts';
import type { Op } from '#protocol/op.ts';
import { makeCode } from '../../src/server/accounts/codes.ts';
import { openStorage } from '../../src/server/storage/open.ts';
import { HttpTablet } from '../support/http-tablet.ts';
import { ServerProcess, type ServerPlace } from '../support/server-process.ts';

export interface BusyServer {
  readonly server: ServerProcess;
  readonly http: HttpTablet;
  /** So many new ops of the tablet: children who are there, each once. */
  readonly write: (count: number) => Op[];
  /** How many records a reader gets. */
  readonly records: () => Promise<number>;
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
  let children = 0;
  const tap = () => {
    const memberId = `member-${(children += 1)}`;
    return attendance.put({ eventId: 'event-0001', memberId, checkedInAt: '2026-10-06T07:06:00.000Z', method: 'name' });
  };
  return {
    server,
    http,
    write: (count) => Array.from({ length: count }, () => http.tablet.op(tap())),
    records: async () => [...(await http.read(server.address)).values()].flat().length,
  };
}

/** Says in the output that something cannot be shown on this machine. */
export function leftOut(what: string, why: string): void {
  process.stdout.write(`${what} is left out: ${why}.\n`);
}
