// The shelves: find a title with or without accents, see where each copy is.
import { Plus } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { mayWrite } from '#domain/access/may.ts';
import type { CopyLine } from '#device/read/catalogue.ts';
import { liveSearch } from '#device/catalogue/desk.ts';
import { loadProgress } from '#device/read/loading.ts';
import { copiesOf } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { siteHere } from '#device/session.ts';
import { session } from '#device/session.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { Button } from '#ui/control/button.tsx';
import { Checkbox } from '#ui/control/checkbox.tsx';
import { LevelFilter } from '#ui/control/level-filter.tsx';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { Page } from '#ui/frame/page.tsx';
import { EmptyState, Section } from '#ui/list/section.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useGradually } from '#ui/use-gradually.ts';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { createSearch } from './shelves.store.ts';
import { TitleRow } from './title-row.tsx';
import './shelves.css';

const none: ReadonlyMap<string, CopyLine[]> = new Map();

export function ShelvesScreen() {
  const speak = useSpeak();
  const { t } = speak;
  const store = useMemo(createSearch, []);
  const search = useStore(store, (state) => state);
  const [opened, setOpened] = useState<string>();
  const { typed, levels, shown: most } = search;
  const found = useLive(() => liveSearch({ typed, levels, most }), [typed, levels.join(), most]);
  const loading = useLive(() => live(async () => ({ now: await loadProgress() })), []);
  const { count = 0, titles: shown = [] } = found ?? {};
  const ids = shown.map(({ id }) => id as string);
  const copies = useLive(() => live(() => copiesOf(ids)), [ids.join()]) ?? none;
  const here = shown.filter(({ id }) => !search.onlyHere || isHere(copies.get(id as string)));
  const drawn = useGradually(here.length, `${found?.sought.typed} ${found?.sought.levels.join('')}`);
  const isAll = typed === '' && levels.length === 0;
  if (found && isAll && count === 0 && loading && !loading.now) return <NoBooks />;
  return (
    <Page title={t(catalogue.title)} ready={found !== undefined} foot={<AddFoot />}>
      <ScanBox
        expects={t(catalogue.search)}
        value={search.typed}
        onType={search.type}
        onScan={search.type}
        withCamera
        searches
      />
      {loading?.now && <p class="second close">{t(catalogue.loading, loading.now.here, loading.now.all)}</p>}
      <div class="filters">
        <div>
          <p class="second">{t(catalogue.level)}</p>
          <LevelFilter chosen={search.levels} onChoose={search.chooseLevels} />
        </div>
        <Checkbox on={search.onlyHere} onTurn={search.turnOnlyHere}>
          {t(catalogue.onlyHere)}
        </Checkbox>
      </div>
      <Section
        title={heading(count, here.length, copies, speak)}
        fact={<span class="second">{t(catalogue.byName)}</span>}
      >
        {here.slice(0, drawn).map((title) => (
          <TitleRow
            key={title.id}
            title={title}
            copies={copies.get(title.id as string)}
            isOpen={opened === title.id}
            onTurn={() => setOpened(opened === title.id ? undefined : title.id)}
          />
        ))}
        {found && count === 0 && <p class="nothing">{t(catalogue.nothingFound)}</p>}
        {count > shown.length && (
          <p class="nothing">
            <Button onPress={search.showMore}>{t(catalogue.showMore)}</Button>
          </p>
        )}
      </Section>
    </Page>
  );
}

const isHere = (copies: readonly CopyLine[] = []) => copies.some(({ copy }) => copy.siteId === siteHere());

function heading(found: number, here: number, copies: ReadonlyMap<string, CopyLine[]>, { t }: Speaker): string {
  if (found > here && copies.size < found) return t(catalogue.found, found);
  const count = [...copies.values()].reduce((sum, lines) => sum + lines.length, 0);
  return t(catalogue.foundWithCopies, here, count);
}

function AddFoot() {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'title'));
  if (!may) return null;
  return (
    <div class="ends">
      <span class="second">{t(catalogue.notFound)}</span>
      <Button icon={Plus} href="/shelves/new">
        {t(catalogue.addBook)}
      </Button>
    </div>
  );
}

function NoBooks() {
  const { t } = useSpeak();
  return (
    <Page title={t(catalogue.title)}>
      <EmptyState title={t(catalogue.empty)}>
        <p>{t(catalogue.emptyHint)}</p>
        <div class="acts">
          <Button look="main" href="/shelves/new">
            {t(catalogue.addBook)}
          </Button>
          <Button look="quiet" href="/import/titles">
            {t(catalogue.importList)}
          </Button>
        </div>
      </EmptyState>
    </Page>
  );
}
