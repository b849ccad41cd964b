// The shelves: find a title with or without accents, see where each copy is.
import { Plus } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';
import { mayWrite } from '#domain/access/may.ts';
import { liveSearch } from '#device/catalogue/desk.ts';
import { knowing } from '#device/read/live.ts';
import { isWholeHere, session } from '#device/session.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { Button } from '#ui/control/button.tsx';
import { Checkbox } from '#ui/control/checkbox.tsx';
import { LevelFilter } from '#ui/control/level-filter.tsx';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { Page } from '#ui/frame/page.tsx';
import { EmptyState } from '#ui/list/section.tsx';
import { afterReady } from '#ui/signal/ready-mark.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { FoundTitles } from './found-titles.tsx';
import { createSearch, type Search } from './shelves.store.ts';
import './shelves.css';

/** All of them, to be counted. */
const everything = { typed: '', levels: [], most: 0 };

export function ShelvesScreen() {
  const { t } = useSpeak();
  const store = useMemo(createSearch, []);
  const [first, setFirst] = useState<number>();
  const isWhole = useStore(session, isWholeHere);
  const isShown = useShown();
  const isAnswered = first !== undefined;
  // What is sought first is answered and shown first.
  const mayCount = isAnswered && (isShown || first === 0);
  const all = useLive(() => (mayCount ? knowing(isWhole, liveSearch(everything)) : undefined), [isWhole, mayCount]);
  // The same parts each time: what the page hears redraws none of them.
  const parts = useMemo(
    () => (
      <>
        <SearchBox store={store} />
        <Filters store={store} />
        <FoundTitles store={store} onFirst={setFirst} />
      </>
    ),
    [store],
  );
  const foot = useMemo(() => <AddFoot />, []);
  if (all?.isWhole && all.answer.count === 0) return <NoBooks />;
  return (
    <Page title={t(catalogue.title)} ready={isAnswered && (first > 0 || all !== undefined)} foot={foot}>
      {parts}
    </Page>
  );
}

/** Whether a start of the app has drawn what it was opened for. */
function useShown(): boolean {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const wait = async () => {
      await afterReady();
      setShown(true);
    };
    void wait();
  }, []);
  return isShown;
}

/** Apart from the page, so that a key redraws the box and nothing else. */
function SearchBox({ store }: { store: StoreApi<Search> }) {
  const { t } = useSpeak();
  const typed = useStore(store, (state) => state.typed);
  const { type } = store.getState();
  return <ScanBox expects={t(catalogue.search)} value={typed} onType={type} onScan={type} withCamera searches />;
}

function Filters({ store }: { store: StoreApi<Search> }) {
  const { t } = useSpeak();
  const levels = useStore(store, (state) => state.levels);
  const onlyHere = useStore(store, (state) => state.onlyHere);
  const { chooseLevels, turnOnlyHere } = store.getState();
  return (
    <div class="filters">
      <div>
        <p class="second">{t(catalogue.level)}</p>
        <LevelFilter chosen={levels} onChoose={chooseLevels} />
      </div>
      <Checkbox on={onlyHere} onTurn={turnOnlyHere}>
        {t(catalogue.onlyHere)}
      </Checkbox>
    </div>
  );
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
