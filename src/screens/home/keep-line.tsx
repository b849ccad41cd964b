// One quiet line while the browser has promised nothing to keep: it leads to what can be done, and can be put away for some
// weeks. It stands last, since it comes later than everything else and must not push away what somebody is about to tap.
import { noteRead, isUnpromised } from '#device/upkeep/keep-storage.ts';
import { dayHere, session } from '#device/session.ts';
import { frame } from '#i18n/frame.ts';
import { home } from '#i18n/home.ts';
import { Button } from '#ui/control/button.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';

export function KeepLine() {
  const { t } = useSpeak();
  const isSaid = useStore(session, ({ kept }) => kept !== undefined && isUnpromised(kept, dayHere()));
  if (!isSaid) return null;
  return (
    <div class="keep-line">
      <Button look="quiet" href="/this-device">
        {t(home.notPromised)}
      </Button>
      <Button look="quiet" onPress={() => void noteRead()}>
        {t(frame.later)}
      </Button>
    </div>
  );
}
