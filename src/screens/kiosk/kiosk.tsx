// The welcome screen at the door: five books to choose from, made for children and old people alike. It shows no names and
// needs no network.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { mostlyComing } from '#domain/visits/mostly-coming.ts';
import { theUnit } from '#device/read/places.ts';
import { live } from '#device/read/live.ts';
import { changeSettings } from '#device/settings.ts';
import { session } from '#device/session.ts';
import { ownName } from '#i18n/language.ts';
import { kiosk } from '#i18n/visits.ts';
import { Button } from '#ui/control/button.tsx';
import { Stepper } from '#ui/control/stepper.tsx';
import { Logo } from '#ui/frame/logo.tsx';
import { celebrate } from '#ui/signal/celebrate.ts';
import { markReady } from '#ui/signal/ready-mark.ts';
import { useWedge } from '#ui/signal/wedge.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { Done } from './done.tsx';
import { createKiosk, forgetMs, type Kiosk } from './kiosk.store.ts';
import { Leave } from './leave.tsx';
import { Welcome } from './welcome.tsx';
import './kiosk.css';

export function KioskScreen() {
  const { t, language } = useSpeak();
  const store = useMemo(createKiosk, []);
  const now = useStore(store, (state) => state);
  const unitId = useStore(session, (state) => state.unitId) ?? '';
  const here = useLive(() => live(async () => ({ unit: await theUnit(unitId) })), [unitId]);
  const unit = here?.unit;
  const chosen = useStore(session, (state) => state.settings.kioskFor);
  const forChildren = (chosen ?? mostlyComing(unit)) === 'children';
  const [leaving, setLeaving] = useState(false);
  useEffect(markReady, []);
  const holds = now.step === 'group' || now.card !== undefined || now.partySize > 1;
  useEffect(() => {
    if (!holds || now.step === 'done') return;
    const timer = setTimeout(now.restart, forgetMs);
    return () => clearTimeout(timer);
  }, [holds, now.step, now.card, now.partySize]);
  useWedge((code) => {
    if (store.getState().step !== 'done') now.hearCard(code);
    celebrate('written', session.getState().settings);
  });
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <main class="kiosk" data-busy={now.step === 'welcome' ? undefined : ''}>
      <header>
        <button type="button" class="whose" aria-label={t(kiosk.staff)} onClick={() => setLeaving(true)}>
          <Logo size={44} />
          <span>{unit?.name}</span>
        </button>
        {now.step !== 'done' && (
          <Button look="quiet" onPress={() => void changeSettings({ language: other })}>
            {ownName[other]}
          </Button>
        )}
      </header>
      {now.step === 'welcome' && (chosen ?? here) && <Welcome now={now} forChildren={forChildren} />}
      {now.step === 'group' && <GroupSize now={now} />}
      {now.step === 'done' && <Done now={now} forChildren={forChildren} />}
      {leaving && <Leave onStay={() => setLeaving(false)} />}
    </main>
  );
}

function GroupSize({ now }: { now: Kiosk }) {
  const { t } = useSpeak();
  return (
    <>
      <div>
        <h1>{t(kiosk.groupAsk)}</h1>
      </div>
      <div class="party">
        <Stepper name={t(kiosk.groupAsk)} value={now.partySize} least={2} most={500} onChange={now.setParty} />
      </div>
      <footer>
        <Button className="big" onPress={now.alone}>
          {t(kiosk.alone)}
        </Button>
        <Button className="big" look="main" onPress={now.begin}>
          {t(kiosk.groupNext)}
        </Button>
      </footer>
    </>
  );
}
