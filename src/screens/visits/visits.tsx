// Visits for staff: today's figure, what for, the week, and adding one by hand.
import { Monitor } from 'lucide';
import { useMemo } from 'preact/hooks';
import { addDays } from '#domain/record/day.ts';
import type { Visit } from '#domain/visits/visit.ts';
import { visitorsByDay, visitorsIn, visitsOn } from '#device/read/visits.ts';
import { live } from '#device/read/live.ts';
import { dayHere, session, siteHere } from '#device/session.ts';
import { purposes, visits } from '#i18n/visits.ts';
import { Button } from '#ui/control/button.tsx';
import { Stepper } from '#ui/control/stepper.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar } from '#ui/frame/written-bar.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { createSigningIn, type SigningIn, type Written } from './visits.store.ts';
import './visits.css';

const purposeNames = Object.entries(purposes) as [Visit['purpose'], (typeof purposes)['books']][];
const lately = 8;

export function VisitsScreen() {
  const { t } = useSpeak();
  const store = useMemo(createSigningIn, []);
  const now = useStore(store, (state) => state);
  const today = useStore(session, dayHere);
  const list = useLive(() => live(() => visitsOn(today, siteHere())), [today]);
  return (
    <Page title={t(visits.title)} ready={list !== undefined} foot={<Foot now={now} />}>
      <div class="columns">
        <div>
          {/* Nobody is said to have come before it is known; the line keeps its place. */}
          <p class="figure">{list ? t(visits.todayCount, visitorsIn(list)) : '\u00a0'}</p>
          <p>{t(visits.cameToday)}</p>
          <AddVisit now={now} />
        </div>
        <Section title={t(visits.byPurpose)}>
          {purposeNames.map(([purpose, name]) => (
            <Row
              key={purpose}
              look="read"
              title={<span class="name-in-row">{t(name)}</span>}
              fact={<b>{list && visitorsIn(list.filter((one) => one.purpose === purpose))}</b>}
            />
          ))}
        </Section>
      </div>
      <div class="columns">
        <Latest list={list ?? []} />
        <Week today={today} />
      </div>
    </Page>
  );
}

function AddVisit({ now }: { now: SigningIn }) {
  const { t } = useSpeak();
  return (
    <div class="add-visit">
      <h2>{t(visits.addOne)}</h2>
      <div class="acts">
        <span>{t(visits.partySize)}</span>
        <Stepper name={t(visits.partySize)} value={now.partySize} least={1} most={500} onChange={now.setParty} />
      </div>
      <div class="acts">
        {purposeNames.map(([purpose, name]) => (
          <Button key={purpose} onPress={() => void now.add(purpose)}>
            {t(name)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Latest({ list }: { list: readonly Visit[] }) {
  const { t, format } = useSpeak();
  return (
    <Section title={t(visits.latest)}>
      {list.length === 0 && <p class="second nothing">{t(visits.nobodyYet)}</p>}
      {list.slice(0, lately).map((one) => (
        <Row
          key={one.id}
          look="read"
          title={<span class="name-in-row">{t(purposes[one.purpose])}</span>}
          fact={
            <>
              {one.partySize > 1 && <span>{t(visits.people, one.partySize)}</span>}
              {one.cardNumber && <span class="second">{t(visits.withCard)}</span>}
              <span class="second">{format.time(one.visitedAt)}</span>
            </>
          }
        />
      ))}
    </Section>
  );
}

function Week({ today }: { today: string }) {
  const { t, format } = useSpeak();
  const days = Array.from({ length: 7 }, (_, back) => addDays(today, -back));
  const counts = useLive(() => live(() => visitorsByDay(addDays(today, -6), today, siteHere())), [today]);
  return (
    <Section title={t(visits.week)}>
      {days.map((day) => (
        <Row
          key={day}
          look="read"
          title={<span class="name-in-row">{format.weekday(day)}</span>}
          fact={<b>{counts?.get(day) ?? 0}</b>}
        />
      ))}
    </Section>
  );
}

function Foot({ now }: { now: SigningIn }) {
  const { t } = useSpeak();
  const { said } = now;
  const text = said && ('undone' in said ? t(visits.undone, said.undone) : writtenText(said, t));
  const undo = said && !('undone' in said) ? { onUndo: () => void now.undo(), times: said.people } : {};
  return (
    <>
      <WrittenBar said={text === undefined ? undefined : { text, ...undo }} />
      <div class="ends">
        <span class="second kiosk-hint">{t(visits.kioskHint)}</span>
        <Button look="main" icon={Monitor} href="/kiosk">
          {t(visits.openKiosk)}
        </Button>
      </div>
    </>
  );
}

function writtenText({ visitIds, purpose, people }: Written, t: Speaker['t']): string {
  const name = t(purposes[purpose]);
  return visitIds.length > 1 ? t(visits.severalWritten, name, people) : t(visits.written, name, people);
}
