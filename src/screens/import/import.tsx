// Brings in a list of books or members: choose a file, see what was understood and which rows were not, then write it in.
import { FileUp } from 'lucide';
import { useMemo } from 'preact/hooks';
import { brokenOff, importing } from '#i18n/import.ts';
import { Button } from '#ui/control/button.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar } from '#ui/frame/written-bar.tsx';
import { Icon } from '#ui/icon.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { createImporting, type FileTrouble, type Importing } from './import.store.ts';
import { Understood } from './understood.tsx';
import './import.css';

export function ImportScreen({ what }: { what: string }) {
  const speak = useSpeak();
  const { t } = speak;
  const kind = what === 'members' ? 'members' : 'titles';
  const store = useMemo(() => createImporting(kind), [kind]);
  const now = useStore(store, (state) => state);
  return (
    <Page
      title={t(importing[kind])}
      back={kind === 'titles' ? '/shelves' : '/members'}
      foot={<Foot now={now} kind={kind} speak={speak} />}
    >
      {!now.read && (
        <div class="fields">
          <p class="lead">{t(importing.how)}</p>
          <p class="prose">{t(kind === 'titles' ? importing.columnsOfTitles : importing.columnsOfMembers)}</p>
          {now.trouble && (
            <p class="notice attention" role="alert">
              {troubleText(now.trouble, speak)}
            </p>
          )}
          <ChooseFile now={now} />
        </div>
      )}
      {now.brokenOff && (
        <p class="notice attention" role="alert">
          {t(brokenOff[now.brokenOff])}
        </p>
      )}
      {now.read && <Understood now={now} read={now.read} />}
      {now.progress && (
        <div role="status">
          <p>{t(importing.progress, now.progress.done, now.progress.all)}</p>
          <progress value={now.progress.done} max={now.progress.all} />
        </div>
      )}
    </Page>
  );
}

function ChooseFile({ now }: { now: Importing }) {
  const { t } = useSpeak();
  return (
    <label class="button look-main choose-file">
      <Icon of={FileUp} />
      {t(now.isReading ? importing.reading : importing.choose)}
      <input
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        class="hidden-words"
        onChange={(e) => {
          const [file] = e.currentTarget.files ?? [];
          // Or choosing the same file again would be no change.
          e.currentTarget.value = '';
          if (file) void now.choose(file);
        }}
      />
    </label>
  );
}

function troubleText(trouble: FileTrouble, { t }: Speaker): string {
  switch (trouble.kind) {
    case 'too-large':
      return t(importing.tooLarge, trouble.megabytes);
    case 'too-many-rows':
      return t(importing.tooManyRows, trouble.rows);
    case 'excel-file':
      return t(importing.excelFile);
    case 'not-a-list':
      return t(importing.notAList);
  }
}

function Foot({ now, kind, speak }: { now: Importing; kind: 'titles' | 'members'; speak: Speaker }) {
  const { t } = speak;
  const { read, done, progress } = now;
  const rows = read?.list.kind === 'read' ? read.list.rows.length : 0;
  const text = done && (done.isWhole ? t(importing.done, done.added, done.known) : t(importing.stopped, done.added));
  return (
    <>
      <WrittenBar said={text === undefined ? undefined : { text }} />
      <div class="ends">
        {read && !progress && (
          <Button look="quiet" onPress={now.again}>
            {t(importing.chooseAnother)}
          </Button>
        )}
        {progress && <Button onPress={now.stop}>{t(importing.stop)}</Button>}
        {rows > 0 && !progress && !done?.isWhole && (
          <Button look="main" onPress={() => void now.start()}>
            {t(importing.start, rows)}
          </Button>
        )}
        {done?.isWhole && (
          <Button look="main" href={kind === 'titles' ? '/shelves' : '/members'}>
            {t(kind === 'titles' ? importing.seeTitles : importing.seeMembers)}
          </Button>
        )}
      </div>
    </>
  );
}
