// The snapshots of all scopes: answers with what there is, brings it up to date by the same feed that devices pull, never
// inside a push. A segment is given only to a device that is granted a scope whose list names it.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentEntry, SnapshotAnswer } from '#protocol/snapshot/manifest.ts';
import { segmentForm } from '#protocol/snapshot/segment.ts';
import { rowsPerRange } from '#protocol/snapshot/ranges.ts';
import type { Storage } from '../storage/storage.ts';
import { Draft, type PartRanges } from './draft.ts';
import { SegmentFiles, type Wanted } from './segment-files.ts';

interface Kept {
  readonly epoch: string;
  readonly form: number;
  readonly scope: string;
  readonly seq: number;
  readonly parts: readonly PartRanges[];
  /** Named by lists of the last day: somebody may be half-way through one. */
  readonly earlier: Readonly<Record<string, number>>;
}
interface Making {
  readonly storage: Storage;
  readonly folder: string;
  readonly nowMs: () => number;
  readonly complain: (sentence: string) => void;
}

/** A list this far behind, in numbers of its scope, is worth making anew. */
const worthIt = 500;
/** After the last push, before the list is made anew, milliseconds. */
const quietMs = 10_000;
/** Read from the feed at once. */
const readAtOnce = 2_000;
/** In memory at once: every range is written anew for each such load, so a first list should be one load. */
const heldAtOnce = 100_000;
const dayMs = 86_400_000;

export class Snapshots {
  readonly #making: Making;
  readonly #files: SegmentFiles;
  readonly #kept = new Map<string, Kept>();
  readonly #running = new Map<string, Promise<Kept | undefined>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(making: Making) {
    this.#making = making;
    this.#files = new SegmentFiles(making.folder);
  }

  /** The list of a scope. A scope that is small has no segments; a list that is somewhat old is as good as a new one. */
  async manifest(scope: string): Promise<SnapshotAnswer> {
    const { head } = await this.#making.storage.head(scope);
    const known = await this.#known(scope, head);
    const isLate = head - (known?.seq ?? 0) > worthIt;
    const making = isLate && head > rowsPerRange ? this.#bringUp(scope) : undefined;
    const kept = known ?? (await making);
    const { epoch } = this.#making.storage.server;
    return { epoch, scope, seq: kept?.seq ?? 0, form: segmentForm, segments: kept ? entriesOf(kept) : [] };
  }

  /** The bytes of a segment for a device with these scopes; undefined when none of their lists names it. */
  async segment(sha256: string, scopes: readonly string[], wanted: Wanted): Promise<Buffer | undefined> {
    for (const scope of scopes) {
      const kept = await this.#atHand(scope);
      if (!kept || !namesOf(kept).has(sha256)) continue;
      const bytes = await this.#files.packed(sha256, wanted);
      if (!bytes) await this.#forget(scope);
      return bytes;
    }
    return undefined;
  }

  /** Hears that scopes have moved; makes their lists anew once it is quiet. */
  moved(scopes: Iterable<string>): void {
    for (const scope of scopes) {
      clearTimeout(this.#timers.get(scope));
      const timer = setTimeout(() => {
        this.#timers.delete(scope);
        void this.manifest(scope).catch(() => undefined);
      }, quietMs);
      this.#timers.set(scope, timer.unref());
    }
  }

  /** Resolves once no list is being made. */
  async calm(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** Waits for what is being made, and makes no more. */
  async close(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#running.values());
  }

  /** What was found to fit the database once fits it for as long as its epoch lasts: numbers do not go back. */
  async #atHand(scope: string): Promise<Kept | undefined> {
    const kept = this.#kept.get(scope);
    if (kept?.epoch === this.#making.storage.server.epoch) return kept;
    return this.#known(scope, (await this.#making.storage.head(scope)).head);
  }

  async #known(scope: string, head: number): Promise<Kept | undefined> {
    const kept = this.#kept.get(scope) ?? (await this.#read(scope));
    // Of another epoch, or from before the folder was put back: the numbers would mean other records.
    if (!kept || kept.epoch !== this.#making.storage.server.epoch || kept.seq > head) return undefined;
    this.#kept.set(scope, kept);
    return kept;
  }

  #bringUp(scope: string): Promise<Kept | undefined> {
    const running = this.#running.get(scope);
    if (running) return running;
    const making = this.#make(scope)
      .catch((error: Error) => {
        this.#making.complain(`snapshot: ${error.name}`);
        return this.#forget(scope);
      })
      .finally(() => this.#running.delete(scope));
    this.#running.set(scope, making);
    return making;
  }

  async #make(scope: string): Promise<Kept> {
    const { storage } = this.#making;
    const { head } = await storage.head(scope);
    const before = await this.#known(scope, head);
    const draft = new Draft(this.#files, before?.parts ?? []);
    let after = before?.seq ?? 0;
    while (after < head) {
      const held = [];
      while (after < head && held.length < heldAtOnce) {
        const rows = await storage.rowsAfter({ scope, after, upTo: head, most: readAtOnce });
        held.push(...rows);
        after = rows.length < readAtOnce ? head : (rows.at(-1)?.seq ?? head);
      }
      await draft.apply(held);
    }
    const now = this.#making.nowMs();
    const earlier = before
      ? [...namesOf(before)].map((sha256) => [sha256, before.earlier[sha256] ?? now] as const)
      : [];
    const kept: Kept = {
      epoch: storage.server.epoch,
      form: segmentForm,
      scope,
      seq: head,
      parts: await draft.finish(),
      earlier: Object.fromEntries(earlier.filter(([, since]) => now - since < dayMs)),
    };
    await this.#write(kept);
    this.#kept.set(scope, kept);
    await this.#files.sweep(now);
    return kept;
  }

  /** Somebody took away files: the list is made from the beginning. */
  async #forget(scope: string): Promise<undefined> {
    this.#kept.delete(scope);
    await rm(this.#path(scope), { force: true });
  }
  async #read(scope: string): Promise<Kept | undefined> {
    const text = await readFile(this.#path(scope), 'utf8').catch(() => 'null');
    const kept = JSON.parse(text) as Kept | null;
    return kept?.form === segmentForm && kept.scope === scope ? kept : undefined;
  }
  async #write(kept: Kept): Promise<void> {
    const path = this.#path(kept.scope);
    await mkdir(this.#making.folder, { recursive: true });
    await writeFile(`${path}.part`, JSON.stringify(kept));
    await rename(`${path}.part`, path);
  }
  #path(scope: string): string {
    return join(this.#making.folder, `list-${createHash('sha256').update(scope).digest('hex').slice(0, 16)}.json`);
  }
}

const names = new WeakMap<Kept, Set<string>>();
function namesOf(kept: Kept): Set<string> {
  const known = names.get(kept);
  if (known) return known;
  const now = kept.parts.flatMap(({ ranges }) => ranges.flatMap((range) => (range ? [range.sha256] : [])));
  const all = new Set([...now, ...Object.keys(kept.earlier)]);
  names.set(kept, all);
  return all;
}

function entriesOf({ parts }: Kept): SegmentEntry[] {
  const entries = parts.flatMap(({ type, order, ranges }) =>
    ranges.flatMap((range, at) => (range ? [{ ...range, type, order, range: at, of: ranges.length }] : [])),
  );
  return entries.sort((a, b) => a.order - b.order || (a.type < b.type ? -1 : Number(a.type > b.type)));
}
