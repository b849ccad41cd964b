// What was counted, where it stands among today's visits, and the way to take a wrong choice back. Goes back by itself.
import { Check, Undo2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import { visitorsIn, visitsOn } from '#device/read/visits.ts';
import { live } from '#device/read/live.ts';
import { dayHere, session, siteHere } from '#device/session.ts';
import { kiosk, purposes, visits } from '#i18n/visits.ts';
import { Button } from '#ui/control/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import type { Kiosk } from './kiosk.store.ts';

const shownMs = 5_000;
const most = 60;
const colours = ['a', 'd', 'b', 'e', 'c'] as const;

export function Done({ now, forChildren }: { now: Kiosk; forChildren: boolean }) {
  const { t } = useSpeak();
  const today = useStore(session, dayHere);
  const count = visitorsIn(useLive(() => live(() => visitsOn(today, siteHere())), [today]) ?? []);
  useEffect(() => {
    const timer = setTimeout(now.restart, shownMs);
    return () => clearTimeout(timer);
  }, []);
  if (!now.done) return null;
  const said = now.done.isNew ? t(kiosk.done, t(purposes[now.done.purpose])) : t(kiosk.already);
  const { partySize, withCard, purpose } = now.done;
  const counted = [partySize > 1 && t(kiosk.groupOf, partySize), withCard && t(visits.withCard)]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      <div class="answer" role="status">
        <span class="tick">
          <Icon of={Check} size={96} stroke={2.4} />
        </span>
        <div>
          <h1>{said}</h1>
          {counted && <p class="hello">{counted}</p>}
          <p class="hello">
            {t(forChildren ? (purpose === 'books' ? kiosk.thanksChild : kiosk.thanksChildIn) : kiosk.thanks)}
          </p>
        </div>
      </div>
      <div class="today">
        <div class="today-shelf" aria-hidden="true">
          {Array.from({ length: Math.min(most, Math.max(0, count - 1)) }, (_, at) => (
            <span
              key={at}
              class={`level-${colours[at % colours.length]}`}
              style={{ height: `${52 + ((at * 5) % 4) * 5}%` }}
            />
          ))}
          <span class="mine" />
        </div>
        <p class="nth">
          <Rich text={t(forChildren ? kiosk.nthChild : kiosk.nth, count)} />
        </p>
      </div>
      <footer>
        <p>{t(kiosk.returns)}</p>
        <Button className="big" icon={Undo2} onPress={() => void now.takeBack()}>
          {t(kiosk.wrong)}
        </Button>
      </footer>
    </>
  );
}
