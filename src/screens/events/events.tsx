// The programme: what is on today, what is ahead, what is over.
import { CalendarPlus } from 'lucide';
import { mayWrite } from '#domain/access/may.ts';
import { isOfDay } from '#domain/events/is-running.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { addDays, dayOf } from '#domain/record/day.ts';
import { eventsBetween, presenceAt } from '#device/read/events.ts';
import { knowing, live } from '#device/read/live.ts';
import { dayHere, isWholeHere, session } from '#device/session.ts';
import { eventKinds, events } from '#i18n/events.ts';
import { Button } from '#ui/control/button.tsx';
import { Page } from '#ui/frame/page.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge, EmptyState, Section } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

/** The programme reaches this many days back and ahead. */
const span = { back: 60, ahead: 120 };

export function EventsScreen() {
  const { t } = useSpeak();
  const today = useStore(session, dayHere);
  const isWhole = useStore(session, isWholeHere);
  const known = useLive(
    () =>
      knowing(
        isWhole,
        live(() => programme(today)),
      ),
    [today, isWhole],
  );
  const all = known?.answer;
  const now = (all ?? []).filter((event) => isOfDay(event, today));
  const past = (all ?? []).filter((event) => dayOf(event.startsAt) < today && !now.includes(event)).reverse();
  const ahead = (all ?? []).filter((event) => dayOf(event.startsAt) > today);
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'readingEvent'));
  const foot = may && (
    <div class="ends">
      <Button look="main" icon={CalendarPlus} href="/events/new">
        {t(events.plan)}
      </Button>
    </div>
  );
  return (
    <Page title={t(events.title)} ready={all !== undefined} foot={foot}>
      {all?.length === 0 && known?.isWhole ? (
        <EmptyState title={t(events.empty)}>
          <p>{t(events.emptyHint)}</p>
        </EmptyState>
      ) : (
        <>
          {(now.length > 0 || known?.isWhole) && (
            <Section title={t(events.today)}>
              {now.map((event) => (
                <EventRow key={event.id} event={event} isToday />
              ))}
              {now.length === 0 && <p class="nothing">{t(events.nothingToday)}</p>}
            </Section>
          )}
          {ahead.length > 0 && <Several title={t(events.ahead)} list={ahead} />}
          {past.length > 0 && <Several title={t(events.over)} list={past} />}
        </>
      )}
    </Page>
  );
}

const programme = (today: string) => eventsBetween(addDays(today, -span.back), addDays(today, span.ahead));

function Several({ title, list }: { title: string; list: readonly ReadingEvent[] }) {
  return (
    <Section title={title}>
      {list.map((event) => (
        <EventRow key={event.id} event={event} />
      ))}
    </Section>
  );
}

function EventRow({ event, isToday }: { event: ReadingEvent; isToday?: boolean }) {
  const { t, format } = useSpeak();
  const presence = useLive(() => live(() => presenceAt(event.id)), [event.id]);
  const heads = presence?.tally.total ?? 0;
  const second = [isToday ? t(eventKinds[event.eventKind]) : format.time(event.startsAt), event.place, event.host];
  return (
    <Row
      href={`/events/${event.id}`}
      stacks
      sign={<b class="when nowrap">{isToday ? format.time(event.startsAt) : format.shortDay(event.startsAt)}</b>}
      title={event.title}
      second={second.filter(Boolean).join(' · ')}
      fact={
        <>
          {heads > 0 && <span>{t(events.heads, heads)}</span>}
          {event.status === 'closed' && <Badge look="done">{t(events.closed)}</Badge>}
        </>
      }
    />
  );
}
