// Today: one box to begin with, what is on, what is due, what needs a person, and three figures.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { mayWrite } from '#domain/access/may.ts';
import { nowAt } from '#device/clock.ts';
import { knowing, liveFirst } from '#device/read/live.ts';
import { todayAt, type Today } from '#device/read/today.ts';
import { dayHere, isWholeHere, session } from '#device/session.ts';
import { home } from '#i18n/home.ts';
import { Button } from '#ui/control/button.tsx';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { Page } from '#ui/frame/page.tsx';
import { Row } from '#ui/list/row.tsx';
import { EmptyState, Section } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { ToCheck } from './to-check.tsx';
import { Due } from './due.tsx';
import { EventsToday } from './events-today.tsx';
import { KeepLine } from './keep-line.tsx';
import './home.css';

export function HomeScreen() {
  const { t, format } = useSpeak();
  const { route } = useLocation();
  const [typed, setTyped] = useState('');
  const unitId = useStore(session, (now) => now.unitId) ?? '';
  const today = useStore(session, dayHere);
  const siteId = useStore(session, (now) => now.settings.siteId) ?? '';
  const isWhole = useStore(session, isWholeHere);
  const known = useLive(
    () =>
      knowing(
        isWhole,
        liveFirst(() => todayAt(today, unitId, siteId)),
      ),
    [today, unitId, siteId, isWhole],
  );
  const now = known?.answer;
  // Only what was asked for after all had come may be said to be nothing. Before the first answer it is drawn, and hidden.
  const isReady = useStore(session, ({ ready }) => ready);
  const isKnown = isReady && known?.isWhole === true;
  const shows = (count = 0) => (known ?? { isWhole }).isWhole || count > 0;
  const toCheck = (now?.cases ?? 0) + (now?.held ?? 0);
  const open = (code: string) => route(`/desk?code=${encodeURIComponent(code)}`);
  return (
    <Page
      title={t(home.title)}
      second={[format.longDay(nowAt()), now?.unitName].filter(Boolean).join(' · ')}
      ready={now !== undefined}
    >
      {isKnown && now?.unitName === undefined && <Unnamed />}
      {isKnown && now?.isEmpty ? (
        <FirstSteps />
      ) : (
        <ScanBox
          expects={t(home.scan)}
          value={typed}
          onType={setTyped}
          onScan={open}
          act={
            <Button look="main" {...(typed.trim() === '' ? { href: '/desk' } : { sends: true })}>
              {t(home.openDesk)}
            </Button>
          }
        />
      )}
      <div class="columns home-grid">
        {shows(now?.events.length) && <EventsToday list={now?.events ?? []} />}
        {shows(toCheck) && <ToCheck cases={now?.cases ?? 0} first={now?.firstCase} held={now?.held ?? 0} />}
        {shows(now?.due.length) && <Due due={now?.due ?? []} today={today} />}
        {shows() && <Figures now={now} />}
      </div>
      {isKnown && <KeepLine />}
    </Page>
  );
}

/** A server's library that somebody opened and left before it was named. */
function Unnamed() {
  const { t } = useSpeak();
  const mayName = useStore(session, ({ settings }) => mayWrite(settings.role, 'unit'));
  if (!mayName) return null;
  return (
    <div class="notice" role="status">
      <p>{t(home.unnamed)}</p>
      <Button href="/start">{t(home.nameIt)}</Button>
    </div>
  );
}

function Figures({ now }: { now: Today | undefined }) {
  const { t, format } = useSpeak();
  const figures = [
    [t(home.visits), now?.visitors ?? 0],
    [t(home.lent), now?.lent ?? 0],
    [t(home.returned), now?.returned ?? 0],
  ] as const;
  return (
    <Section title={t(home.figures)}>
      {figures.map(([name, count]) => (
        <Row
          key={name}
          look="read"
          title={<span class="name-in-row">{name}</span>}
          fact={<b class="count">{format.number(count)}</b>}
        />
      ))}
    </Section>
  );
}

function FirstSteps() {
  const { t } = useSpeak();
  return (
    <EmptyState title={t(home.firstSteps)}>
      <p>{t(home.firstStepsHint)}</p>
      <div class="acts">
        <Button look="main" href="/import/titles">
          {t(home.importTitles)}
        </Button>
        <Button href="/import/members">{t(home.importMembers)}</Button>
        <Button look="quiet" href="/shelves/new">
          {t(home.addBook)}
        </Button>
      </div>
    </EmptyState>
  );
}
