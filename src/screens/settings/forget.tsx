// Having this device forget everything, asked about first, and not while anything waits to be sent.
import { useState } from 'preact/hooks';
import { forgetDevice } from '#device/joining/forget.ts';
import { waitingNow } from '#device/outbox.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { forgetting } from '#i18n/devices.ts';
import { Button } from '#ui/control/button.tsx';
import { Dialog } from '#ui/frame/dialog.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

export function Forget() {
  const { t } = useSpeak();
  const [asks, setAsks] = useState(false);
  const server = useStore(session, (now) => now.server);
  const waiting = useLive(() => live(waitingNow), [])?.count;
  const forget = async () => {
    setAsks(false);
    if (await forgetDevice(() => localStorage)) location.replace('/welcome');
  };
  return (
    <div class="setting">
      {waiting && !server ? (
        <p class="second">{t(forgetting.alone)}</p>
      ) : waiting ? (
        <>
          <p class="second">{t(forgetting.waits, waiting)}</p>
          <Button href="/this-device">{t(forgetting.asFile)}</Button>
        </>
      ) : (
        <Button look="careful" off={waiting === undefined} onPress={() => setAsks(true)}>
          {t(forgetting.act)}
        </Button>
      )}
      {asks && (
        <Dialog
          title={t(forgetting.ask)}
          safe={t(forgetting.keep)}
          careful={t(forgetting.act)}
          onSafe={() => setAsks(false)}
          onCareful={() => void forget()}
        >
          <p>
            <Rich text={t(forgetting.lost)} />
          </p>
          <p>{t(forgetting.stays)}</p>
        </Dialog>
      )}
    </div>
  );
}
