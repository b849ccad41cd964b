// The titles that answer, as rows. Between two keys only what the screen shows is drawn, and copies are asked for when
// nobody types: a tablet is slow, and a person who types waits for nothing but the titles.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';
import { liveSearch } from '#device/catalogue/desk.ts';
import type { Sought } from '#device/catalogue/titles.ts';
import { copiesOf, type CopyLine } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { isWholeHere, session, siteHere } from '#device/session.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { Button } from '#ui/control/button.tsx';
import { Section } from '#ui/list/section.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { recycledKeys } from '#ui/recycled-keys.ts';
import { useGradually } from '#ui/use-gradually.ts';
import { useLive } from '#ui/use-live.ts';
import { useSettled } from '#ui/use-settled.ts';
import { useStore } from '#ui/use-store.ts';
import type { Search } from './shelves.store.ts';
import { TitleRow } from './title-row.tsx';

type Copies = ReadonlyMap<string, CopyLine[]>;
const none: Copies = new Map();
/** Titles to ask for between two keys: more than a screen shows would have to be read from the disk for nothing. */
const few = 8;

const nameOf = ({ typed, levels }: Pick<Search, 'typed' | 'levels'>) => `${typed} ${levels.join('')}`;

/** The answer to what is typed, first for the eye and then whole, and the copies of what it holds. */
function useFound(store: StoreApi<Search>) {
  const { typed, levels, shown, onlyHere } = useStore(store, (state) => state);
  const asked = nameOf({ typed, levels });
  const most = useSettled(asked) === asked || onlyHere ? shown : few;
  const found = useLive(() => liveSearch({ typed, levels, most }), [asked, most]);
  const { titles = [] } = found ?? {};
  const ids = useSettled(titles.map(({ id }) => id as string).join(' '));
  const copies = useLive(() => (ids ? live(() => copiesOf(ids.split(' '))) : undefined), [ids]) ?? none;
  const here = onlyHere ? titles.filter(({ id }) => isHere(copies.get(id as string))) : titles;
  return { found, titles, copies, here };
}

/** `onFirst` hears how many the first answer has. */
export function FoundTitles({ store, onFirst }: { store: StoreApi<Search>; onFirst: (count: number) => void }) {
  const speak = useSpeak();
  const { found, titles, copies, here } = useFound(store);
  const [opened, setOpened] = useState<string>();
  // Before it is painted: the page is shown with it, and not a frame later.
  useLayoutEffect(() => {
    if (found) onFirst(found.count);
  }, [found !== undefined]);
  const count = found?.count ?? 0;
  // Before all has come, no title found is nothing that could be said.
  const isWhole = useStore(session, isWholeHere);
  const isUnknown = count === 0 && !isWhole;
  const drawn = useGradually(here.length, found ? nameOf(found.sought) : '');
  const rows = here.slice(0, drawn);
  const keys = useRef<ReadonlyMap<string, number>>(new Map());
  keys.current = recycledKeys(
    keys.current,
    rows.map(({ id }) => id as string),
  );
  const turn = useMemo(() => (id: string) => setOpened((now) => (now === id ? undefined : id)), []);
  // A key alone changes nothing here: the rows are not compared with themselves before the answer has come.
  return useMemo(
    () =>
      isUnknown ? null : (
        <Section
          title={heading(
            count,
            here.length,
            titles.map(({ id }) => copies.get(id as string)),
            speak,
          )}
          fact={
            <span class="second">{speak.t(found?.sought.typed.trim() ? catalogue.likestFirst : catalogue.byName)}</span>
          }
          className="found"
        >
          {rows.map((title) => (
            <TitleRow
              key={keys.current.get(title.id as string)}
              title={title}
              copies={copies.get(title.id as string)}
              isOpen={opened === title.id}
              onTurn={turn}
            />
          ))}
          {found && count === 0 && isSearch(found.sought) && <p class="nothing">{speak.t(catalogue.nothingFound)}</p>}
          {count > titles.length && (
            <p class="nothing">
              <Button onPress={store.getState().showMore}>{speak.t(catalogue.showMore)}</Button>
            </p>
          )}
        </Section>
      ),
    [found, copies, here.length, drawn, opened, speak, isUnknown],
  );
}

/** Where nothing was looked for, there are no titles, or none yet: the page says which. */
const isSearch = ({ typed, levels }: Sought) => typed.trim() !== '' || levels.length > 0;
const isHere = (copies: readonly CopyLine[] = []) => copies.some(({ copy }) => copy.siteId === siteHere());

/** How many copies there are is said once it is known of all titles. */
function heading(
  found: number,
  here: number,
  copies: readonly (readonly CopyLine[] | undefined)[],
  { t }: Speaker,
): string {
  const isKnown = found === copies.length && copies.every((lines) => lines !== undefined);
  if (!isKnown) return t(catalogue.found, found);
  return t(catalogue.foundWithCopies, here, copies.flat().length);
}
