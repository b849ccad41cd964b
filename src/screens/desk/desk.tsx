// The desk: one scan box for cards and books, the open card with what it holds, and what was just written with its undo.
import { useMemo } from 'preact/hooks';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { heldBy } from '#device/read/circulation.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { deskSaid, deskWords } from '#i18n/desk.ts';
import { Button } from '#ui/control/button.tsx';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { Segment } from '#ui/control/segment.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar, type Said } from '#ui/frame/written-bar.tsx';
import { EmptyState } from '#ui/list/section.tsx';
import { celebrate, type Signal } from '#ui/signal/celebrate.ts';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { timesOf } from './acts.ts';
import { CopyChoice, UnknownCode } from './choices.tsx';
import { SharedNumber } from './shared-number.tsx';
import { useComingAndGoing } from './coming-and-going.ts';
import { createDesk, type Desk } from './desk.store.ts';
import { OpenCard } from './open-card.tsx';
import { Suggestions } from './suggestions.tsx';
import './desk.css';

const stops = new Set(['limit', 'member-left', 'renewed-enough', 'has-it', 'needs-card', 'not-out']);

export function DeskScreen() {
  const speak = useSpeak();
  const { t } = speak;
  const store = useMemo(createDesk, []);
  const desk = useStore(store, (state) => state);
  const limit = useStore(session, (now) => now.settings.loanLimit);
  const memberId = desk.member?.id ?? '';
  const held = useLive(() => live(() => heldBy(memberId)), [memberId]);
  const tell = (signal: Signal) => celebrate(signal, session.getState().settings);
  const isBack = useComingAndGoing(store, tell);
  return (
    <Page title={t(deskWords.title)} ready={isBack && held !== undefined} foot={<Foot desk={desk} speak={speak} />}>
      <div class="desk-box">
        <ScanBox
          expects={t(expected(desk, held?.length ?? 0, limit))}
          value={desk.typed}
          onType={desk.type}
          onScan={(code) => void desk.scan(code).then(tell)}
          withCamera
        />
        {desk.unknown !== undefined && <UnknownCode code={desk.unknown} />}
        <Suggestions
          typed={desk.typed}
          onMember={(member) => void desk.chooseMember(member)}
          onTitle={(title) => void desk.chooseTitle(title).then(tell)}
        />
      </div>
      {desk.choice && <Which desk={desk} choice={desk.choice} tell={tell} />}
      {desk.member ? (
        <OpenCard desk={desk} member={desk.member} held={held ?? []} limit={limit} />
      ) : (
        isBack &&
        desk.typed === '' &&
        !desk.choice && <Waiting desk={desk} onTakeIn={() => void desk.takeIn().then(tell)} />
      )}
    </Page>
  );
}

/** What was scanned or chosen stands for several. */
function Which({ desk, choice, tell }: { desk: Desk; choice: NonNullable<Desk['choice']>; tell: (s: Signal) => void }) {
  const onCopy = (copy: Copy, title?: Title) => void desk.chooseCopy(copy, title).then(tell);
  const onNone = () => desk.type('');
  if (choice.kind !== 'title')
    return (
      <SharedNumber
        of={choice}
        onMember={(member) => void desk.chooseMember(member).then(tell)}
        onCopy={onCopy}
        onNone={onNone}
      />
    );
  const { title } = choice;
  const memberId = desk.member?.id;
  return <CopyChoice key={title.id} {...{ title, memberId, onNone }} onChoose={(copy) => onCopy(copy, title)} />;
}

/** Nobody's card is open: ready for whoever comes, or a book in hand that waits for a card. */
function Waiting({ desk: { inHand }, onTakeIn }: { desk: Desk; onTakeIn: () => void }) {
  const { t } = useSpeak();
  if (!inHand)
    return (
      <EmptyState title={t(deskWords.emptyTitle)}>
        <p>{t(deskWords.emptyHint)}</p>
      </EmptyState>
    );
  return (
    <EmptyState title={t(deskWords.inHand, inHand.title?.title ?? '', inHand.copy.accessionNumber)}>
      <p>{t(deskWords.inHandHint)}</p>
      <div class="acts">
        <Button onPress={onTakeIn}>{t(deskWords.returnIt)}</Button>
      </div>
    </EmptyState>
  );
}

function expected({ mode, member, inHand }: Desk, held: number, limit: number) {
  if (mode === 'readHere') return deskWords.scanRead;
  if (inHand) return deskWords.scanCardFor;
  if (!member) return deskWords.scanFirst;
  return held >= limit ? deskWords.scanReturn : deskWords.scanBook;
}

function Foot({ desk, speak }: { desk: Desk; speak: Speaker }) {
  const { t, tell } = speak;
  const undo = desk.undo && { onUndo: () => void desk.undoLast(), times: timesOf(desk.undo) };
  const said: Said | undefined = desk.said && {
    text: tell(deskSaid, desk.said),
    isStop: stops.has(desk.said.kind),
    ...undo,
  };
  return (
    <>
      <WrittenBar said={said} />
      <div class="ends">
        <span class="acts">
          <span class="write-as">{t(deskWords.writeAs)}</span>
          <Segment
            name={t(deskWords.writeAs)}
            value={desk.mode}
            choices={[
              ['takeHome', t(deskWords.takeHome)],
              ['readHere', t(deskWords.readHere)],
            ]}
            onChoose={desk.setMode}
          />
        </span>
        {desk.member && (
          <Button look="main" onPress={desk.next}>
            {t(deskWords.next)}
          </Button>
        )}
      </div>
    </>
  );
}
