// Several devices in one test, each with its own database. Whoever acts comes to the front; the others sleep, as tablets do.
// Nobody acts in the same millisecond as another: which of two such words is the later one is settled by chance of their names,
// and what holds whatever comes out is for the tests of merging.
import { database, useDatabase } from '#device/open-database.ts';
import { waitingNow } from '#device/outbox.ts';
import { joinServer } from '#device/joining/join.ts';
import { round, type RoundEnd } from '#device/round/round.ts';
import type { Role } from '#domain/access/role.ts';
import { makeCode } from '../../src/server/accounts/codes.ts';
import type { FreshServer } from './fresh-server.ts';

/** Who acted last, and when. */
let last = { name: '', atMs: 0 };

/** Ends in another millisecond than the one it is now. */
export async function aMomentLater(sinceMs = Date.now()): Promise<void> {
  while (Date.now() <= sinceMs) await new Promise((resolve) => setTimeout(resolve, 1));
}

export class TestDevice {
  readonly name = `device-${Math.random()}`;

  /** Does something on this device. */
  async at<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    if (last.name !== this.name) await aMomentLater(last.atMs);
    useDatabase(this.name);
    try {
      return await act();
    } finally {
      last = { name: this.name, atMs: Date.now() };
    }
  }
  async join(server: FreshServer, role: Role): Promise<void> {
    const { storage } = server;
    const inviting = { storage, unitId: storage.server.unitId, role, madeBy: 'test', nowMs: Date.now() };
    const { code } = await makeCode(inviting);
    await this.at(async () => {
      const joined = await joinServer({ code, name: 'máy thử' });
      if (!joined.ok) throw new Error('The device could not join.');
    });
  }
  /** As when a browser profile is copied: the same identity, queue and records, on another tablet. */
  async copy(): Promise<TestDevice> {
    const twin = new TestDevice();
    const tables = await this.at(() =>
      Promise.all(database().tables.map(async (table) => [table.name, (await table.toArray()) as object[]] as const)),
    );
    await twin.at(async () => {
      for (const [name, rows] of tables) await database().table(name).bulkPut(rows);
    });
    return twin;
  }
  /** Rounds until all is sent and fetched, or the world says no. */
  async exchange(): Promise<RoundEnd> {
    return this.at(async () => {
      for (let rounds = 0; rounds < 20; rounds += 1) {
        const end = await round();
        if (end.kind !== 'more') return end;
      }
      throw new Error('The rounds do not come to an end.');
    });
  }
  /** How many ops still wait. */
  waiting(): Promise<number> {
    return this.at(async () => (await waitingNow()).count);
  }
}

/** Two tablets of librarians that have joined the library. */
export async function twoTablets(server: FreshServer): Promise<[TestDevice, TestDevice]> {
  const both: [TestDevice, TestDevice] = [new TestDevice(), new TestDevice()];
  for (const device of both) await device.join(server, 'librarian');
  return both;
}
