// Staff leave the welcome screen; with a code set, only those who know it. A device that is nothing but a kiosk leads them to
// the page about itself, from where it is cared for.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { session } from '#device/session.ts';
import { kiosk } from '#i18n/visits.ts';
import { Field } from '#ui/control/field.tsx';
import { Dialog } from '#ui/frame/dialog.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { careOfKiosk } from './own-pages.ts';

export function Leave({ onStay }: { onStay: () => void }) {
  const { t } = useSpeak();
  const { route } = useLocation();
  const { kioskPin: pin, role } = useStore(session, (now) => now.settings);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const leave = () => {
    if (pin && typed !== pin) setWrong(true);
    else route(role === 'kiosk' ? careOfKiosk : '/visits');
  };
  return (
    <Dialog title={t(kiosk.leave)} safe={t(kiosk.stay)} careful={t(kiosk.go)} onSafe={onStay} onCareful={leave}>
      <p>{t(kiosk.leaveHint)}</p>
      {pin && (
        <Field
          name={t(kiosk.pin)}
          wrong={wrong ? t(kiosk.pinWrong) : undefined}
          value={typed}
          onType={setTyped}
          inputMode="numeric"
          maxLength={8}
        />
      )}
    </Dialog>
  );
}
