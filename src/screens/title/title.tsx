// One title: its record, which can be corrected, and its copies, whose state can be changed.
import { Pencil, Plus } from 'lucide';
import { useMemo } from 'preact/hooks';
import { mayWrite } from '#domain/access/may.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { copiesOf, theTitle } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { bookForm, bookSaid, bookTypes } from '#i18n/book-form.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { Button } from '#ui/control/button.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar } from '#ui/frame/written-bar.tsx';
import { Section } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { useFirstWrong } from '#ui/signal/first-wrong.ts';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { AddCopies, CopyRow } from './copies.tsx';
import { EditTitle } from './edit-title.tsx';
import { MergedTitles, MergeTitle } from './merge-title.tsx';
import { createOpenTitle, type OpenTitle, type TitleSaid } from './title.store.ts';
import './title.css';

export function TitleScreen({ id }: { id: string }) {
  const speak = useSpeak();
  const { t } = speak;
  const store = useMemo(createOpenTitle, [id]);
  const now = useStore(store, (state) => state);
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'title'));
  const found = useLive(() => live(async () => ({ title: await theTitle(id) })), [id]);
  const copies = useLive(() => live(() => copiesOf([id])), [id])?.get(id) ?? [];
  useFirstWrong(now.failures);
  const title = found?.title;
  if (!title)
    return (
      <Page title={t(catalogue.title)} back="/shelves" ready={found !== undefined}>
        {found && <p>{t(catalogue.gone)}</p>}
      </Page>
    );
  return (
    <Page
      title={title.title}
      second={title.authors?.join(', ')}
      back="/shelves"
      foot={may && <Foot now={now} title={title} speak={speak} />}
    >
      <Section
        title={t(catalogue.about)}
        fact={
          may &&
          !now.draft && (
            <span class="acts">
              {!now.merging && (
                <Button look="quiet" onPress={now.startMerging}>
                  {t(catalogue.mergeWith)}
                </Button>
              )}
              <Button look="quiet" icon={Pencil} onPress={() => now.edit(title)}>
                {t(catalogue.correct)}
              </Button>
            </span>
          )
        }
      >
        {now.draft ? <EditTitle now={now} title={title} /> : <Facts title={title} />}
      </Section>
      {now.merging && <MergeTitle title={title} now={now} />}
      <Section title={t(catalogue.copies)} fact={copies.length === 0 ? t(catalogue.noCopies) : undefined}>
        {copies.map((line) => (
          <CopyRow key={line.copy.id} line={line} now={now} />
        ))}
        {now.adding && <AddCopies now={now} title={title} />}
      </Section>
      <MergedTitles title={title} now={now} />
    </Page>
  );
}

function Facts({ title }: { title: Title }) {
  const { t } = useSpeak();
  const facts = [
    [t(bookForm.volume), title.volume],
    [t(bookForm.publisher), title.publisher],
    [t(bookForm.year), title.year],
    ['ISBN', title.isbn],
    [t(bookForm.bookType), t(bookTypes[title.bookType])],
    [title.classScheme ?? 'DDC', title.classMark],
  ] as const;
  return (
    <div class="title-facts">
      <Spine level={title.level} />
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt class="second">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

function Foot({ now, title, speak }: { now: OpenTitle; title: Title; speak: Speaker }) {
  const { t } = speak;
  const { said, undo } = now;
  return (
    <>
      <WrittenBar
        said={
          said && {
            text: saidText(said, title, speak),
            isStop: said.kind === 'lent-since' || said.kind === 'merged-since',
            ...(undo ? { onUndo: () => void undo() } : {}),
          }
        }
      />
      {!now.adding && !now.draft && (
        <div class="ends">
          <Button icon={Plus} onPress={() => void now.prepareCopies(title)}>
            {t(catalogue.addCopies)}
          </Button>
        </div>
      )}
    </>
  );
}

function saidText(said: TitleSaid, title: Title, { t, tell }: Speaker): string {
  if (said.kind === 'corrected') return t(bookForm.corrected);
  if (said.kind === 'merged') return t(catalogue.mergedNow, title.title);
  if (said.kind === 'parted') return t(catalogue.partedNow);
  if (said.kind === 'copiesParted') return t(catalogue.copiesPartedNow);
  if (said.kind === 'status') return t(bookForm.statusSet, said.number);
  return tell(bookSaid, said);
}
