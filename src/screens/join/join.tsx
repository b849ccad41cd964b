// Takes a one-time code: typed, in the link, or scanned from another screen.
import { Camera } from 'lucide';
import { lazy, useLocation } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isJoinCode } from '#device/joining/join.ts';
import { session } from '#device/session.ts';
import { joinRefusals, start } from '#i18n/start.ts';
import { Button } from '#ui/control/button.tsx';
import { Field } from '#ui/control/field.tsx';
import { Page } from '#ui/frame/page.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { createJoining, type Joining } from './join.store.ts';

const CameraScan = lazy(() => import('#ui/signal/camera-scan.tsx').then((module) => module.CameraScan));

export function JoinScreen() {
  const speak = useSpeak();
  const { t } = speak;
  const { route } = useLocation();
  const store = useMemo(() => createJoining(location.hash.slice(1), isJoinCode), []);
  const now = useStore(store, (state) => state);
  const known = useStore(session, ({ unitId }) => unitId !== undefined);
  const isKiosk = useStore(session, ({ settings }) => settings.role === 'kiosk');
  const [cameraOn, setCameraOn] = useState(false);
  useEffect(() => {
    // A second link opened in the same window only changes what stands behind the mark.
    const take = () => now.typeCode(location.hash.slice(1));
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  const join = async () => {
    const next = await now.join({ device: t(start.deviceNameDefault), mainSite: t(start.mainSite) });
    if (next === undefined) return;
    route(next === '/start' && known ? '/' : next, true);
  };
  const foot = (
    <div class="ends">
      <Button look="main" sends off={now.isAsking}>
        {t(now.isAsking ? start.joining : start.joinNow)}
      </Button>
    </div>
  );
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        void join();
      }}
    >
      <Page title={t(start.joinTitle)} back={isKiosk ? '/this-device' : known ? '/settings' : '/welcome'} foot={foot}>
        <div class="fields">
          <Field
            name={t(start.code)}
            hint={t(start.codeHint)}
            wrong={wrongWith(now, speak)}
            value={now.code}
            onType={now.typeCode}
            maxLength={200}
            autoFocus
          />
          {cameraOn ? (
            <CameraScan onCode={now.typeCode} onStop={() => setCameraOn(false)} />
          ) : (
            <p>
              <Button icon={Camera} onPress={() => setCameraOn(true)}>
                {t(start.scanCode)}
              </Button>
            </p>
          )}
          <Field
            name={t(start.deviceName)}
            hint={t(start.deviceNameHint)}
            value={now.name}
            onType={now.typeName}
            maxLength={60}
          />
          {known && <p class="prose">{t(start.bringsAlong)}</p>}
        </div>
      </Page>
    </form>
  );
}

function wrongWith({ hasWrongForm, refusal }: Joining, { t }: Speaker): string | undefined {
  if (hasWrongForm) return t(start.codeForm);
  if (!refusal) return undefined;
  if ('kind' in refusal) return t(refusal.kind === 'busy' ? start.tooMany : start.offline);
  if (refusal.refused === 'expired') return t(joinRefusals.expired, refusal);
  return t(joinRefusals[refusal.refused]);
}
