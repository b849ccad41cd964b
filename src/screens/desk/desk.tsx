// The desk: one scan box for cards and books, the open card with what it holds, and what was just written with its undo.
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { heldBy } from '#device/read/circulation.ts';
import { live } from '#device/read/live.ts';
import { theMember } from '#device/read/membership.ts';
import { session } from '#device/session.ts';
import { circulation, deskSaid } from '#i18n/circulation.ts';
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
import { CopyChoice, MemberChoice, UnknownCode } from './choices.tsx';
import { createDesk, type Desk } from './desk.store.ts';
import { OpenCard } from './open-card.tsx';
import './desk.css';

const stops = new Set(['limit', 'member-left', 'renewed-enough', 'has-it', 'needs-card', 'not-out']);

export function DeskScreen() {
  const speak = useSpeak();
  const { t } = speak;
  const { query } = useLocation();
  const store = useMemo(createDesk, []);
  const desk = useStore(store, (state) => state);
  const limit = useStore(session, (now) => now.settings.loanLimit);
  const memberId = desk.member?.id ?? '';
  const held = useLive(() => live(() => heldBy(memberId)), [memberId]);
  const tell = (signal: Signal) => celebrate(signal, session.getState().settings);
  const scan = async (code: string) => tell(await desk.scan(code));
  useEffect(() => {
    if (query.code) void scan(query.code);
  }, [query.code]);
  useEffect(() => {
    if (query.member) void theMember(query.member).then((member) => member && desk.chooseMember(member));
  }, [query.member]);
  return (
    <Page title={t(circulation.title)} ready={held !== undefined} foot={<Foot desk={desk} speak={speak} />}>
      <div class="desk-box">
        <ScanBox
          expects={t(expected(desk, held?.length ?? 0, limit))}
          value={desk.typed}
          onType={desk.type}
          onScan={(code) => void scan(code)}
          withCamera
        />
        {desk.unknown !== undefined && <UnknownCode code={desk.unknown} />}
        <MemberChoice typed={desk.typed} onChoose={(member) => void desk.chooseMember(member)} />
      </div>
      {desk.choice && (
        <CopyChoice
          found={desk.choice}
          onChoose={(copy) => void desk.chooseCopy(copy, desk.choice?.title).then(tell)}
        />
      )}
      {desk.member ? (
        <OpenCard desk={desk} member={desk.member} held={held ?? []} limit={limit} />
      ) : (
        desk.typed === '' && !desk.choice && <Waiting desk={desk} onTakeIn={() => void desk.takeIn().then(tell)} />
      )}
    </Page>
  );
}

/** Nobody's card is open: ready for whoever comes, or a book in hand that waits for a card. */
function Waiting({ desk: { inHand }, onTakeIn }: { desk: Desk; onTakeIn: () => void }) {
  const { t } = useSpeak();
  if (!inHand)
    return (
      <EmptyState title={t(circulation.emptyTitle)}>
        <p>{t(circulation.emptyHint)}</p>
      </EmptyState>
    );
  return (
    <EmptyState title={t(circulation.inHand, inHand.title?.title ?? inHand.copy.accessionNumber)}>
      <p>{t(circulation.inHandHint)}</p>
      <div class="acts">
        <Button onPress={onTakeIn}>{t(circulation.returnIt)}</Button>
      </div>
    </EmptyState>
  );
}

function expected({ mode, member, inHand }: Desk, held: number, limit: number) {
  if (mode === 'readHere') return circulation.scanRead;
  if (inHand) return circulation.scanCardFor;
  if (!member) return circulation.scanFirst;
  return held >= limit ? circulation.scanReturn : circulation.scanBook;
}

function Foot({ desk, speak }: { desk: Desk; speak: Speaker }) {
  const { t, tell } = speak;
  const undo = desk.undo && { onUndo: () => void desk.undoLast() };
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
          <span class="write-as">{t(circulation.writeAs)}</span>
          <Segment
            name={t(circulation.writeAs)}
            value={desk.mode}
            choices={[
              ['takeHome', t(circulation.takeHome)],
              ['readHere', t(circulation.readHere)],
            ]}
            onChoose={desk.setMode}
          />
        </span>
        {desk.member && (
          <Button look="main" onPress={desk.next}>
            {t(circulation.next)}
          </Button>
        )}
      </div>
    </>
  );
}
