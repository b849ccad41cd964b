// What the catalogue's own worker does, and whoever has no worker does itself: looks things up, and takes in what arrives.
import { troubleOf } from '../trouble.ts';
import { database, databaseForPulls, useDatabase } from '../open-database.ts';
import { condition } from '../upkeep/condition.ts';
import { roomLeft } from '../upkeep/private-files.ts';
import { keepSegment, type Arrived, type KeptHow } from './keep-segment.ts';
import { keepWhole } from './search/whole-index.ts';
import { Titles, type FoundTitles, type Sought } from './titles.ts';
import type { Title } from '#domain/catalogue/title.ts';

export type Question =
  | { readonly kind: 'search'; readonly sought: Sought }
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'keep'; readonly arrived: Arrived };
export type Reply = FoundTitles | readonly Title[] | KeptHow;

export interface Clerk {
  readonly answer: (question: Question) => Promise<Reply>;
  /** Reads what there is, so that the first question need not wait for it. */
  readonly prepare: () => Promise<void>;
}

/** When nobody has asked for so long, the clerk puts in order what the next start reads: milliseconds. */
const restMs = 10_000;
/** A tablet with less room than this keeps it for what people write: bytes. */
const roomForOrder = 100_000_000;

/** A program has one database; tests change between a few. */
const mostOpen = 4;

/** `onChange`: the titles have changed, so a search may have another answer. */
export function openClerk(onChange: () => void): Clerk {
  const byName = new Map<string, Titles>();
  const titles = () => {
    const { name } = database();
    const known = byName.get(name) ?? new Titles(database, onChange);
    byName.set(name, known);
    for (const [older, titlesOfIt] of byName) {
      if (byName.size <= mostOpen) break;
      titlesOfIt.close();
      byName.delete(older);
    }
    return known;
  };
  return {
    answer: (question) => {
      if (question.kind === 'search') return titles().search(question.sought);
      if (question.kind === 'named') return titles().named(question.names);
      return keepSegment(question.arrived);
    },
    prepare: () => titles().prepare(),
  };
}

/** Page to worker, with a number to answer under; `drop` means that nobody wants the answer any more. */
export type PageAsks =
  | { readonly kind: 'open'; readonly name: string }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'drop'; readonly id: number };
export type ClerkSays =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly id: number; readonly name: string }
  | { readonly kind: 'changed' };

/** Names are all that is told; a full disk is often named by what lies inside an error. */
function nameOf(reason: unknown): string {
  if (troubleOf(reason) === 'full') return 'QuotaExceededError';
  return reason instanceof Error ? reason.name : '';
}

/** What is only a copy gives way where room is short; and whoever gave way to a newer app leaves its database alone. */
async function putInOrder(): Promise<void> {
  if (condition.getState().gaveWay) return;
  const room = (await roomLeft()) ?? roomForOrder;
  const db = databaseForPulls();
  await (room < roomForOrder ? db.wholeIndex.clear() : keepWhole(db));
}

/** Answers one page. What was dropped before its turn came is not looked up: a person has typed on. */
export function serve(say: (said: ClerkSays) => void): (asked: PageAsks) => void {
  const clerk = openClerk(() => say({ kind: 'changed' }));
  const waiting = new Map<number, Question>();
  let resting: ReturnType<typeof setTimeout> | undefined;
  let opened: string | undefined;
  const restLater = () => {
    clearTimeout(resting);
    resting = setTimeout(() => void putInOrder().catch(() => undefined), restMs);
  };
  const answerOne = async (id: number) => {
    const question = waiting.get(id);
    waiting.delete(id);
    if (!question) return;
    await clerk.answer(question).then(
      (reply) => say({ kind: 'reply', id, reply }),
      (reason: unknown) => say({ kind: 'failed', id, name: nameOf(reason) }),
    );
  };
  return (asked) => {
    restLater();
    if (asked.kind === 'open') {
      // A worker opens what there is by itself; the page, which cannot know, says the same once more.
      if (asked.name === opened) return;
      opened = asked.name;
      if (asked.name !== database().name) useDatabase(asked.name);
      // Whoever starts a clerk has something to look up: by then it shall have read what there is.
      return void clerk.prepare().catch(() => undefined);
    }
    if (asked.kind === 'drop') return void waiting.delete(asked.id);
    waiting.set(asked.id, asked.question);
    // Whatever the page has said meanwhile is heard first.
    setTimeout(() => void answerOne(asked.id));
  };
}
