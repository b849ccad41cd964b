// What a person is doing with a list: the file as it was understood, what would be otherwise than it says, and how far
// writing it has come.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readTitles, type TitleListRead } from '#domain/catalogue/title-list/read-title-list.ts';
import type { TitleDifference } from '#domain/catalogue/take-title.ts';
import { readMembers, type MemberListRead } from '#domain/membership/read-member-list.ts';
import type { MemberDifference } from '#domain/membership/take-member.ts';
import { dayOf, schoolYearOf } from '#domain/record/day.ts';
import { nowAt } from '#device/clock.ts';
import { importMembers } from '#device/import/import-members.ts';
import { importTitles } from '#device/import/import-titles.ts';
import { withPauses, type Imported, type Importing as Watched, type Progress } from '#device/import/progress.ts';
import { readListFile, type FileRead } from '#device/import/read-file.ts';
import { siteHere } from '#device/session.ts';

export type FileTrouble = Exclude<FileRead, { kind: 'table' }>;
export type Table = readonly (readonly string[])[];
export type ListRead =
  { readonly of: 'titles'; readonly list: TitleListRead } | { readonly of: 'members'; readonly list: MemberListRead };
export type Outcome = Imported<TitleDifference | MemberDifference>;

export interface Importing {
  readonly isReading: boolean;
  readonly trouble?: FileTrouble;
  readonly table?: Table;
  readonly read?: ListRead;
  /** How far the list has been compared with the library, and what came of it. */
  readonly comparing?: Progress;
  readonly expected?: Outcome;
  readonly progress?: Progress;
  readonly done?: Outcome;
  /** At what the browser or the database failed us: nothing is lost, but somebody must try again. */
  readonly brokenOff?: 'reading' | 'comparing' | 'writing';
  readonly choose: (file: Blob) => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  readonly again: () => void;
}

const nothing = {
  isReading: false,
  trouble: undefined,
  table: undefined,
  read: undefined,
  comparing: undefined,
  expected: undefined,
  progress: undefined,
  done: undefined,
  brokenOff: undefined,
} as const;

export function createImporting(what: 'titles' | 'members'): StoreApi<Importing> {
  let stopping = new AbortController();
  const afresh = () => {
    stopping.abort();
    stopping = new AbortController();
    return stopping.signal;
  };
  return createStore<Importing>((set, get) => ({
    ...nothing,
    choose: async (file) => {
      const signal = afresh();
      set({ ...nothing, isReading: true });
      try {
        const found = await readListFile(file);
        if (signal.aborted) return;
        if (found.kind !== 'table') return set({ trouble: found });
        const read = await readAs(what, found.table);
        if (signal.aborted) return;
        set({ isReading: false, table: found.table, read });
        const onProgress = (comparing: Progress) => signal.aborted || set({ comparing });
        const expected = await bringIn(read, { signal, onProgress, writes: false });
        if (!signal.aborted) set({ expected });
      } catch (reason) {
        if (!signal.aborted) set({ brokenOff: get().read ? 'comparing' : 'reading' });
        throw reason;
      } finally {
        if (!signal.aborted) set({ isReading: false, comparing: undefined });
      }
    },
    start: async () => {
      const { read, progress } = get();
      if (!read || read.list.kind !== 'read' || progress) return;
      const signal = afresh();
      set({ comparing: undefined, brokenOff: undefined, progress: { done: 0, all: read.list.rows.length } });
      try {
        const onProgress = (now: Progress) => set({ progress: now });
        set({ done: await bringIn(read, { signal, onProgress, writes: true }) });
      } catch (reason) {
        set({ brokenOff: 'writing' });
        throw reason;
      } finally {
        set({ progress: undefined });
      }
    },
    stop: () => stopping.abort(),
    again: () => {
      stopping.abort();
      set(nothing);
    },
  }));
}

async function readAs(what: 'titles' | 'members', table: Table): Promise<ListRead> {
  if (what === 'titles') return { of: 'titles', list: await withPauses(readTitles(table)) };
  return { of: 'members', list: await withPauses(readMembers(table)) };
}

async function bringIn(read: ListRead, watched: Watched): Promise<Outcome | undefined> {
  if (read.of === 'titles')
    return read.list.kind === 'read' ? importTitles(read.list.rows, siteHere(), watched) : undefined;
  const year = schoolYearOf(dayOf(nowAt()));
  return read.list.kind === 'read' ? importMembers(read.list.rows, year, watched) : undefined;
}
