// A small library on a server, and two or more tablets that have all seen it and now act without seeing each other.
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
import { member } from '#domain/membership/member.ts';
import type { Change } from '#domain/record/change.ts';
import type { State } from '#protocol/merge/merge.ts';
import type { Op } from '#protocol/op.ts';
import { scopeOf } from '#protocol/scope.ts';
import { definitionOf } from '#domain/records.ts';
import type { Storage } from '../../src/server/storage/storage.ts';
import { freshServer, Tablet } from './fresh-server.ts';

export const startMs = 1_790_000_000_000;
const fields = { titleId: 'title-0001', siteId: 'site-0001' } as const;
const library: readonly Change[] = [
  title.put({ title: 'Quê nội', bookType: 'TN', isbn: '9786042098373' }, 'title-0001'),
  copy.put({ ...fields, accessionNumber: 'TN.00001', status: 'inService' }, 'copy-0001'),
  copy.put({ ...fields, accessionNumber: 'TN.00002', status: 'lost' }, 'copy-0002'),
  member.put({ fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' }, 'member-01'),
  member.put({ fullName: 'Hoàng Gia Bảo', memberKind: 'pupil', status: 'active' }, 'member-02'),
];
const at = (minutes: number) => new Date(startMs + minutes * 60_000).toISOString();

export const lend = (id: string, { copyId = 'copy-0001', memberId = 'member-01', minutes = 10 } = {}) =>
  loan.put({ copyId, memberId, siteId: 'site-0001', lentAt: at(minutes), dueOn: '2026-10-16' }, id);

/** What one tablet did: at how many minutes after the library was made, and what. */
export type Deed = readonly [tablet: number, minutes: number, change: Change, more?: Pick<Op, 'voids'>];

export class World {
  readonly storage: Storage;
  readonly #tablets = new Map<number, Tablet>();
  readonly #base = new Map<string, number>();

  constructor(storage: Storage) {
    this.storage = storage;
  }
  static async make(): Promise<World> {
    const world = new World((await freshServer()).storage);
    await world.push(
      0,
      library.map((change) => [0, 0, change]),
      startMs,
    );
    await world.seen();
    return world;
  }
  /** All tablets have now seen what the server has. */
  async seen(): Promise<void> {
    for (const kind of ['unit', 'people'] as const) {
      const scope = scopeOf(kind, this.storage.server.unitId);
      this.#base.set(scope, (await this.storage.head(scope)).head);
    }
  }
  /** What a tablet did, in one push, and when it was received if that matters. */
  async push(nth: number, deeds: readonly Deed[], receivedMs?: number) {
    const tablet = await this.#tablet(nth);
    const ops = deeds.map(([, minutes, change, more]) => {
      const scope = scopeOf(definitionOf(change.type)?.scope ?? 'people', this.storage.server.unitId);
      return tablet.op(change, { wall: startMs + minutes * 60_000, base: this.#base.get(scope) ?? 0, ...more });
    });
    return tablet.push(this.storage, ops, receivedMs);
  }
  /** Every tablet hands in what it did, in this order of tablets. */
  async arrive(order: readonly number[], deeds: readonly Deed[]): Promise<void> {
    for (const nth of order) {
      const own = deeds.filter(([tablet]) => tablet === nth);
      if (own.length > 0) await this.push(nth, own);
    }
  }
  async all(type: string): Promise<{ id: string; state: State }[]> {
    const scope = scopeOf(definitionOf(type)?.scope ?? 'people', this.storage.server.unitId);
    const rows = await this.storage.rowsAfter({ scope, after: 0, upTo: 100_000, most: 100_000 });
    return rows.filter((row) => row.type === type).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  async state(type: string, id: string): Promise<State | undefined> {
    return (await this.all(type)).find((row) => row.id === id)?.state;
  }
  async cases(): Promise<({ id: string } & State['fields'])[]> {
    return (await this.all('case')).map(({ id, state }) => ({ id, ...state.fields }));
  }
  /** The same tablets have the same ids in every world. */
  async #tablet(nth: number): Promise<Tablet> {
    const known = this.#tablets.get(nth);
    if (known) return known;
    const id = (0xa00 + 16 * nth).toString(16).padStart(16, '0');
    const row = {
      id,
      name: 'máy thử',
      unitId: this.storage.server.unitId,
      siteId: null,
      role: 'administrator',
    } as const;
    const rest = { tokenHash: `hash-${id}`, lastSeq: 0, lastEffective: '', joinedAt: '2026-10-01T00:00:00.000Z' };
    await this.storage.transaction((transaction) => transaction.putDevice({ ...row, ...rest }));
    const tablet = new Tablet({ ...row, ...rest });
    this.#tablets.set(nth, tablet);
    return tablet;
  }
}
