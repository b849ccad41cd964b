// A gathering while it runs: how many are there, the roll by given name, cards, people at the door, and the end.
import { useMemo } from 'preact/hooks';
import { mayWrite } from '#domain/access/may.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import type { Id } from '#domain/record/id.ts';
import { presenceAt, theEvent } from '#device/read/events.ts';
import { allGroups, allMembers } from '#device/read/membership.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { checkInRefusals, events } from '#i18n/events.ts';
import { calledName } from '#i18n/format.ts';
import { Button } from '#ui/control/button.tsx';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar } from '#ui/frame/written-bar.tsx';
import { celebrate } from '#ui/signal/celebrate.ts';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { createAtEvent, type AtEvent, type EventSaid } from './event.store.ts';
import { classesAt } from './facts.ts';
import { Figures } from './figures.tsx';
import { Found, Rolls } from './rolls.tsx';
import './event.css';

export function EventScreen({ id }: { id: string }) {
  const speak = useSpeak();
  const { t, format } = speak;
  const store = useMemo(() => createAtEvent(id as Id<'readingEvent'>), [id]);
  const at = useStore(store, (state) => state);
  const found = useLive(() => live(async () => ({ event: await theEvent(id) })), [id]);
  const presence = useLive(() => live(() => presenceAt(id)), [id]);
  const members = useLive(() => live(allMembers), []);
  const groups = useLive(() => live(allGroups), []);
  const event = found?.event;
  if (!event || !presence || !members || !groups)
    return (
      <Page title={t(events.title)} back="/events" ready={found !== undefined}>
        {found && !event && <p>{t(events.gone)}</p>}
      </Page>
    );
  const invited = classesAt(event, presence, groups);
  const names = invited.map(({ name }) => name).join(', ');
  const when = `${format.time(event.startsAt)}, ${format.weekday(event.startsAt)}`;
  const second = [names, when, event.place].filter(Boolean).join(' · ');
  const present = new Set<string>(presence.attendances.map(({ memberId }) => memberId));
  const facts = { at, event, presence, members, groups, invited, present };
  const scan = async (code: string) => celebrate(await at.scan(code), session.getState().settings);
  return (
    <Page title={event.title} second={second} back="/events" foot={<Foot at={at} event={event} speak={speak} />}>
      <Figures {...facts} />
      {event.status === 'open' && (
        <ScanBox
          expects={t(events.scan)}
          value={at.typed}
          onType={at.type}
          onScan={(code) => void scan(code)}
          withCamera
        />
      )}
      {at.alike || at.typed.trim().length > 1 ? <Found {...facts} /> : <Rolls {...facts} />}
    </Page>
  );
}

const stops = new Set<EventSaid['kind']>(['refused', 'unknown', 'several']);

function Foot({ at, event, speak }: { at: AtEvent; event: ReadingEvent; speak: Speaker }) {
  const { t } = speak;
  const { said, undo } = at;
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'readingEvent'));
  return (
    <>
      <WrittenBar
        said={
          said && {
            text: saidText(said, speak),
            isStop: stops.has(said.kind),
            ...(undo ? { onUndo: () => void undo() } : {}),
          }
        }
      />
      {may && (
        <div class="ends">
          {event.status === 'open' ? (
            <Button look="main" onPress={() => void at.finish()}>
              {t(events.finish)}
            </Button>
          ) : (
            <Button onPress={() => void at.reopen()}>{t(events.reopen)}</Button>
          )}
        </div>
      )}
    </>
  );
}

function saidText(said: EventSaid, { t, tell }: Speaker): string {
  switch (said.kind) {
    case 'in':
      return t(events.checkedIn, calledName(said.fullName));
    case 'already':
      return t(events.alreadyIn, calledName(said.fullName));
    case 'out':
      return t(events.takenBack, calledName(said.fullName));
    case 'counted':
      return t(events.countSet, said.group, said.present);
    case 'unknown':
      return t(events.unknownCard, said.code);
    case 'several':
      return t(events.sharedCard, said.code);
    case 'finished':
      return t(events.finished);
    case 'refused':
      return tell(checkInRefusals, said.refusal);
  }
}
