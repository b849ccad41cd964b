// Who works on this device, where, in which language, and how the last exchange went: a view of the `meta` rows that every
// screen needs at once, kept in step by a live query. It is never written directly; settings.ts and round/ write the rows.
import { createStore } from 'zustand/vanilla';
import { dayOf } from '#domain/record/day.ts';
import { learnClock, nowAt } from './clock.ts';
import type { ClockRow, ExchangeRow, KeptRow, LossRow, MetaRow, ServerRow, SettingsRow } from './database.ts';
import { database } from './open-database.ts';
import { live } from './read/live.ts';
import { hasComeWhole } from './read/loading.ts';
import type { Trouble } from './trouble.ts';

export interface Session {
  /** False until the first look into the database. */
  readonly ready: boolean;
  /** The library this device belongs to; absent before "start now" or joining. */
  readonly unitId?: string;
  readonly settings: SettingsRow;
  /** The server it joined, if any. */
  readonly server?: Pick<ServerRow, 'server' | 'epoch'>;
  readonly exchange?: ExchangeRow;
  /** All of the library has been here once (read/loading.ts): only then may a screen say that there is nothing. */
  readonly isWhole: boolean;
  /** What the browser said when it was asked to keep what is here. */
  readonly kept?: KeptRow;
  /** What was lost when the browser cleared this device, until somebody has read it. */
  readonly loss?: LossRow;
  /** What the browser believes; a round that succeeds or fails knows better. */
  readonly online: boolean;
  /** A round with the server is running. */
  readonly sending: boolean;
  /** A write that failed a moment ago, until the next one succeeds. */
  readonly trouble?: Trouble;
  /** Server time minus this tablet's when it was last measured, milliseconds. */
  readonly clockOffset: number;
}

export const firstSettings: SettingsRow = {
  id: 'settings',
  language: 'vi',
  sound: true,
  vibration: true,
  role: 'administrator',
  loanDays: 10,
  loanLimit: 3,
};

export const session = createStore<Session>(() => ({
  ready: false,
  isWhole: false,
  settings: firstSettings,
  online: true,
  sending: false,
  clockOffset: 0,
}));

/** Keeps the session in step with the database; resolves after the first look. Call once per program. `whenEmpty` is waited
 * for when the first look finds no library: it may put one back.
 * @throws what the browser said, when the database cannot be opened */
export function startSession(whenEmpty?: () => Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    let isFirst = true;
    // A live query first waits its turn; opening need not.
    database().open().catch(reject);
    live(rowsNow).subscribe({
      next: (rows) => {
        const isEmpty = isFirst && !rows.some(({ id }) => id === 'clock');
        isFirst = false;
        if (isEmpty && whenEmpty) void whenEmpty().then(lookAgain).then(resolve, reject);
        else take(rows);
        if (!isEmpty || !whenEmpty) resolve();
      },
      error: reject,
    });
  });
}

/** Whether all of the library has been here once, for `useStore(session, isWholeHere)`. */
export const isWholeHere = ({ isWhole }: Session): boolean => isWhole;

/** Brings the session up to date at once, where the next step depends on what was just written. */
export async function lookAgain(): Promise<void> {
  take(await rowsNow());
}

/** The day that it is: `useStore(session, dayHere)` is drawn anew when another one has begun, or the time is known better. */
export function dayHere(): string {
  return dayOf(nowAt());
}

/** The site this device stands at; there is always one once a library exists. */
export function siteHere(): string {
  return session.getState().settings.siteId ?? '';
}

/** Not all that is kept there: a round writes down what it cost, and no screen need hear of that. */
const watched = ['clock', 'server', 'settings', 'exchange', 'kept', 'loss'] as const satisfies readonly MetaRow['id'][];
async function rowsNow(): Promise<MetaRow[]> {
  const rows = await database().meta.bulkGet([...watched]);
  return rows.filter((row) => row !== undefined);
}

/** The time first: whoever hears of the session asks for it. */
function take(rows: readonly MetaRow[]): void {
  const now = sessionFrom(rows);
  learnClock({ offset: 0, ...rows.find((row) => row.id === 'clock') });
  session.setState(now);
}

function sessionFrom(rows: readonly MetaRow[]): Partial<Session> {
  const find = <Row extends MetaRow>(id: Row['id']) => rows.find((row): row is Row => row.id === id);
  const server = find<ServerRow>('server');
  const clock = find<ClockRow>('clock');
  const settings = { ...firstSettings, ...find<SettingsRow>('settings') };
  return {
    ready: true,
    unitId: clock?.unitId,
    isWhole: hasComeWhole(clock, server, settings.role),
    clockOffset: clock?.offset ?? 0,
    settings,
    server: server && { server: server.server, epoch: server.epoch },
    exchange: find<ExchangeRow>('exchange'),
    kept: find<KeptRow>('kept'),
    loss: find<LossRow>('loss'),
  };
}
