// A server of its own for a test: its storage in a new folder, its addresses without a port, and devices that have joined.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Change } from '#domain/record/change.ts';
import type { Role } from '#domain/access/role.ts';
import { definitionOf } from '#domain/records.ts';
import { joinPath, type JoinAnswer } from '#protocol/join.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { opToWire, type Op } from '#protocol/op.ts';
import type { PushAnswer } from '#protocol/push.ts';
import { scopeOf } from '#protocol/scope.ts';
import { nextStamp, type Stamp } from '#protocol/stamp.ts';
import { makeCode } from '../../src/server/accounts/codes.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { openStorage } from '../../src/server/storage/open.ts';
import type { DeviceRow, Storage } from '../../src/server/storage/storage.ts';
import { acceptPush } from '../../src/server/sync/accept-push.ts';

export interface FreshServer {
  readonly storage: Storage;
  readonly app: FastifyInstance;
  readonly complaints: string[];
  /** Where its database is. */
  readonly folder: string;
}

/** On a new folder, or on one that is given, which may have been put back from a copy. */
export async function freshServer(given?: string, restored = false): Promise<FreshServer> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'tusach-'));
  const storage = await openStorage({ folder, restored });
  const complaints: string[] = [];
  const complain = (sentence: string) => void complaints.push(sentence);
  const onBroken = () => complain('broken');
  const folders = { pageFolder: join(folder, 'no-page'), segmentFolder: join(folder, 'segments') };
  const app = await buildServer({ storage, ...folders, version: 'test', complain, onBroken });
  return { storage, app, complaints, folder };
}

let devices = 0;
export const freshDevice = () => (devices += 1).toString(16).padStart(16, '0');

/** Joins a new device with this role by a code, over the server's own address. */
export async function joinWith({ storage, app }: FreshServer, role: Role, unitId?: string): Promise<JoinAnswer> {
  const unit = unitId ?? storage.server.unitId;
  const { code } = await makeCode({ storage, unitId: unit, role, madeBy: 'test', nowMs: Date.now() });
  const payload = { code, freshDevice: freshDevice(), name: 'máy thử' };
  const answer = await app.inject({ method: 'POST', url: joinPath, payload });
  return answer.json<JoinAnswer>();
}

/** A device of the test that writes ops by hand, as a tablet would. */
export class Tablet {
  readonly id: string;
  readonly unitId: string;
  readonly row: DeviceRow;
  #seq = 0;
  #stamp: Stamp | '' = '';

  constructor(row: DeviceRow) {
    this.row = row;
    this.id = row.id;
    this.unitId = row.unitId;
  }

  /** The change as an op; `wall` is the tablet's clock. */
  op(change: Change, more: Partial<Op> & { wall?: number } = {}): Op {
    const definition = definitionOf(change.type);
    if (!definition) throw new Error(`No record type is called ${change.type}.`);
    this.#seq += 1;
    this.#stamp = nextStamp(this.#stamp, more.wall ?? 1_790_000_000_000 + this.#seq, this.id);
    return {
      device: this.id,
      seq: this.#seq,
      scope: scopeOf(definition.scope, this.unitId),
      type: change.type,
      version: definition.version,
      recordId: change.id ?? naturalId(definition, change.fields) ?? `record-${this.id}-${this.#seq}`,
      action: change.action,
      fields: change.fields,
      stamp: this.#stamp,
      wall: 0,
      base: 0,
      app: 'test',
      ...more,
    };
  }
  /** Pushes the ops, received at `nowMs`, and gives the answer. */
  async push(storage: Storage, ops: readonly Op[], nowMs?: number): Promise<PushAnswer> {
    const accepted = await this.tryPush(storage, ops, nowMs);
    if (accepted.kind !== 'answer') throw new Error(`The push was not answered: ${accepted.kind}.`);
    return accepted.answer;
  }
  tryPush(storage: Storage, ops: readonly Op[], nowMs = 1_800_000_000_000) {
    return acceptPush({ storage, device: this.row, ops: ops.map(opToWire), nowMs });
  }
}

/** A tablet of the server's own library, known to it. */
export async function freshTablet(storage: Storage, role: Role = 'administrator', unitId?: string): Promise<Tablet> {
  const id = freshDevice();
  const row: DeviceRow = {
    id,
    name: 'máy thử',
    unitId: unitId ?? storage.server.unitId,
    siteId: null,
    role,
    tokenHash: `hash-${id}`,
    lastSeq: 0,
    lastEffective: '',
    joinedAt: '2026-10-01T00:00:00.000Z',
  };
  await storage.transaction((transaction) => transaction.putDevice(row));
  return new Tablet(row);
}
