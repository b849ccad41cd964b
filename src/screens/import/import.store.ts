// What a person is doing with a list: the file as it was understood, and how far writing it has come.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readTitleList, type TitleListRead } from '#domain/catalogue/read-title-list.ts';
import { readMemberList, type MemberListRead } from '#domain/membership/read-member-list.ts';
import { dayOf, schoolYearOf } from '#domain/record/day.ts';
import { nowAt } from '#device/clock.ts';
import { importMembers, type Imported } from '#device/import/import-members.ts';
import { importTitles } from '#device/import/import-titles.ts';
import type { Progress } from '#device/import/progress.ts';
import { readListFile, type FileRead } from '#device/import/read-file.ts';
import { siteHere } from '#device/session.ts';

export type FileTrouble = Exclude<FileRead, { kind: 'table' }>;
export type ListRead =
  { readonly of: 'titles'; readonly list: TitleListRead } | { readonly of: 'members'; readonly list: MemberListRead };

export interface Importing {
  readonly isReading: boolean;
  readonly trouble?: FileTrouble;
  readonly read?: ListRead;
  readonly progress?: Progress;
  readonly done?: Imported;
  readonly choose: (file: Blob) => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  readonly again: () => void;
}

const nothing = {
  isReading: false,
  trouble: undefined,
  read: undefined,
  progress: undefined,
  done: undefined,
} as const;

export function createImporting(what: 'titles' | 'members'): StoreApi<Importing> {
  let stopping = new AbortController();
  return createStore<Importing>((set, get) => ({
    ...nothing,
    choose: async (file) => {
      set({ ...nothing, isReading: true });
      const read = await readListFile(file);
      if (read.kind !== 'table') return set({ isReading: false, trouble: read });
      const { table } = read;
      const list: ListRead =
        what === 'titles'
          ? { of: 'titles', list: readTitleList(table) }
          : { of: 'members', list: readMemberList(table) };
      set({ isReading: false, read: list });
    },
    start: async () => {
      const { read, progress } = get();
      if (!read || read.list.kind !== 'read' || progress) return;
      stopping = new AbortController();
      const all = read.list.rows.length;
      set({ progress: { done: 0, all } });
      const watching = { signal: stopping.signal, onProgress: (now: Progress) => set({ progress: now }) };
      const write = () =>
        read.of === 'titles' && read.list.kind === 'read'
          ? importTitles(read.list.rows, siteHere(), watching)
          : read.of === 'members' && read.list.kind === 'read'
            ? importMembers(read.list.rows, schoolYearOf(dayOf(nowAt())), watching)
            : undefined;
      try {
        set({ done: await write() });
      } finally {
        set({ progress: undefined });
      }
    },
    stop: () => stopping.abort(),
    again: () => set(nothing),
  }));
}
