// What is on today; what is running can be opened to check people in.
import { mayWrite } from '#domain/access/may.ts';
import { isRunning } from '#domain/events/is-running.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { nowAt } from '#device/clock.ts';
import { presenceAt } from '#device/read/events.ts';
import { membersOf } from '#device/read/membership.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { events } from '#i18n/events.ts';
import { home } from '#i18n/home.ts';
import { Button } from '#ui/control/button.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

export function EventsToday({ list }: { list: readonly ReadingEvent[] }) {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'readingEvent'));
  const theme = list.find((event) => event.theme)?.theme;
  return (
    <Section title={t(home.eventsToday)} fact={theme && <span class="second">{theme}</span>}>
      {list.map((event) => (
        <EventRow key={event.id} event={event} />
      ))}
      {list.length === 0 && (
        <div class="nothing">
          <p>{t(home.noEvents)}</p>
          {may && (
            <Button look="quiet" href="/events/new">
              {t(home.planOne)}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

function EventRow({ event }: { event: ReadingEvent }) {
  const { t, format } = useSpeak();
  const groupIds = event.groupIds ?? [];
  const presence = useLive(() => live(() => presenceAt(event.id)), [event.id]);
  const roll = useLive(() => live(() => membersOf(groupIds)), [groupIds.join()])?.length ?? 0;
  const heads = presence?.tally.total ?? 0;
  const isOn = isRunning(event, nowAt());
  const at = `/events/${event.id}`;
  const count = roll > 0 ? t(events.presentOf, heads, roll) : t(events.present, heads);
  const second = isOn ? (
    <>
      <span class="on-now">{t(events.running)}</span> · {count}
    </>
  ) : (
    [event.status === 'closed' ? `${t(events.closed)} · ${count}` : '', event.place, event.host]
      .filter(Boolean)
      .join(' · ')
  );
  return (
    <Row
      stacks
      sign={
        isOn ? (
          <b class="when">{format.time(event.startsAt)}</b>
        ) : (
          <span class="when">{format.time(event.startsAt)}</span>
        )
      }
      title={event.title}
      second={second}
      {...(isOn ? { fact: <Button href={at}>{t(events.takeRoll)}</Button> } : { href: at })}
    />
  );
}
