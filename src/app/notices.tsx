// What may need saying on any page: a write that failed, a database that another version needs, a newer version, a wrong
// clock. Each is a sentence, with the one thing to do about it.
import { releasedOn } from '#device/app-version.ts';
import { clockIsOff, wallMs } from '#device/clock.ts';
import type { LossRow } from '#device/database.ts';
import { session, type Session } from '#device/session.ts';
import { condition } from '#device/upkeep/condition.ts';
import { lacksSent, noteLossRead } from '#device/upkeep/keep-storage.ts';
import { frame, trouble } from '#i18n/frame.ts';
import { Button } from '#ui/control/button.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { standing } from './connection.ts';
import { update } from './newer/update.ts';

export function Notices() {
  return (
    <>
      <WriteTrouble />
      <KioskStanding />
      <OtherVersion />
      <Cleared />
      <UpdatePrompt />
    </>
  );
}

/** What should be known while it is so, on every page: a disk that is nearly full. Guests at a kiosk need not know. */
export function roomNotice({ settings }: Session, isShort: boolean, { t }: Speaker): string | undefined {
  return isShort && settings.role !== 'kiosk' ? t(trouble.short) : undefined;
}

/** A clock before the day this app was released, or a day off the server's, is said; records are kept all the same. */
export function clockNotice({ t, format }: Speaker): string | undefined {
  const believed = new Date(wallMs()).toISOString();
  const isWrong = believed.slice(0, 10) < releasedOn || Math.abs(clockIsOff()) > 12 * 3_600_000;
  return isWrong ? t(trouble.clockWrong, format.day(believed)) : undefined;
}

function WriteTrouble() {
  const { t } = useSpeak();
  const failed = useStore(session, (now) => now.trouble);
  if (!failed) return null;
  const { diskFull: full, noDatabase: closed, newer, notSaved: other } = trouble;
  const sentence = { full, closed, newer, other }[failed];
  return (
    <div class="said-above" role="alert">
      <p>
        <Rich text={t(sentence)} />
        {failed === 'full' && ` ${t(trouble.howToClear)}`}
      </p>
      <Button onPress={() => session.setState({ trouble: undefined })}>{t(frame.close)}</Button>
    </div>
  );
}

/** The welcome screen has no line that tells how things stand, so what only staff can change is said here. */
function KioskStanding() {
  const { t } = useSpeak();
  const { exchange, settings } = useStore(session, (now) => now);
  const sentence = standing[exchange?.trouble ?? ''];
  if (!sentence || settings.role !== 'kiosk') return null;
  return (
    <div class="said-above" role="alert">
      <p>
        <Rich text={t(sentence)} />
      </p>
    </div>
  );
}

function OtherVersion() {
  const { t } = useSpeak();
  const { gaveWay, newer, blocked } = useStore(condition, (now) => now);
  const sentence = gaveWay ? trouble.gaveWay : newer ? trouble.newer : blocked ? trouble.blocked : undefined;
  if (!sentence) return null;
  return (
    <div class="said-above" role="alert">
      <p>
        <Rich text={t(sentence)} />
      </p>
      <Button onPress={() => location.reload()}>{t(trouble.loadAgain)}</Button>
    </div>
  );
}

/** Where no frame says it: before there is a library, and on the welcome screen. */
function Cleared() {
  const { loss, unitId, settings } = useStore(session, (now) => now);
  if (!loss || (unitId && settings.role !== 'kiosk')) return null;
  return (
    <div class="said-above" role="alert">
      <LossNotice loss={loss} />
    </div>
  );
}
/** Said until somebody has read it: what the browser cleared, and what came back. What was sent comes back with a code. */
export function LossNotice({ loss }: { loss: LossRow }) {
  const { t } = useSpeak();
  const sentence = useStore(session, (now) => (lacksSent(loss, now.exchange) ? trouble.cleared : trouble.clearedAlone));
  return (
    <>
      <p>
        <Rich text={t(sentence, loss.restored, loss.lost)} />
      </p>
      <Button onPress={() => void noteLossRead()}>{t(trouble.understood)}</Button>
    </>
  );
}

function UpdatePrompt() {
  const { t } = useSpeak();
  const { isSaid, takeOver } = useStore(update, (now) => now);
  if (!isSaid) return null;
  return (
    <div class="said-above update" role="status">
      <p>{t(trouble.newVersion)}</p>
      <Button onPress={takeOver}>{t(trouble.update)}</Button>
    </div>
  );
}
