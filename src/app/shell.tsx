// What stands around the screens: the language, the places, the connection, and the two things that may need saying at any
// time, a write that failed and a newer version.
import { CalendarDays, DoorOpen, House, LibraryBig, ScanBarcode, Send, Settings, Users } from 'lucide';
import type { ComponentChildren } from 'preact';
import { attentionCount } from '#device/read/attention.ts';
import { live } from '#device/read/live.ts';
import { waitingNow } from '#device/outbox.ts';
import { session, type Session } from '#device/session.ts';
import { releasedOn } from '#device/app-version.ts';
import { frame, trouble } from '#i18n/frame.ts';
import { Button } from '#ui/control/button.tsx';
import { Around, type Place } from '#ui/frame/frame-facts.ts';
import { Rich } from '#ui/rich.tsx';
import { Speaking, useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { connectionFacts } from './connection.ts';
import { update } from './update.ts';

export function Shell({ children }: { children: ComponentChildren }) {
  const language = useStore(session, (now) => now.settings.language);
  document.documentElement.lang = language;
  return (
    <Speaking language={language}>
      <Surrounded>{children}</Surrounded>
    </Speaking>
  );
}

const signs = {
  today: ['/', House, true],
  desk: ['/desk', ScanBarcode, true],
  shelves: ['/shelves', LibraryBig, true],
  members: ['/members', Users, false],
  events: ['/events', CalendarDays, true],
  visits: ['/visits', DoorOpen, false],
  waiting: ['/waiting', Send, false],
  settings: ['/settings', Settings, false],
} as const;

function Surrounded({ children }: { children: ComponentChildren }) {
  const speak = useSpeak();
  const now = useStore(session, (state) => state);
  const attention = useLive(() => live(attentionCount), []) ?? 0;
  // A library of its own sends nothing, and counting a long queue takes the database a while.
  const sends = now.server !== undefined;
  const waiting = useLive(() => (sends ? live(waitingNow) : undefined), [sends]);
  const places = Object.entries(signs).map(([name, [href, icon, inBar]]): Place => ({
    href,
    icon,
    inBar,
    name: speak.t(frame[name as keyof typeof signs]),
    ...(name === 'waiting' ? { attention } : {}),
  }));
  const oldest = waiting?.oldest?.op.wall;
  const since = oldest === undefined ? {} : { since: new Date(oldest).toISOString() };
  const connection = connectionFacts(now, { count: waiting?.count ?? 0, ...since }, speak);
  const notice = clockNotice(now, speak);
  return (
    <Around.Provider value={now.unitId ? { places, connection, ...(notice ? { notice } : {}) } : undefined}>
      {children}
      <WriteTrouble />
      <UpdatePrompt />
    </Around.Provider>
  );
}

/** A clock before the day this app was released, or a day off the server's, is said; records are kept all the same. */
function clockNotice({ clockOffset }: Session, { t, format }: Speaker): string | undefined {
  const believed = new Date().toISOString();
  const isWrong = believed.slice(0, 10) < releasedOn || Math.abs(clockOffset) > 12 * 3_600_000;
  return isWrong ? t(trouble.clockWrong, format.day(believed)) : undefined;
}

function WriteTrouble() {
  const { t } = useSpeak();
  const failed = useStore(session, (now) => now.trouble);
  if (!failed) return null;
  const sentence = { full: trouble.diskFull, closed: trouble.noDatabase, other: trouble.notSaved }[failed];
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

function UpdatePrompt() {
  const { t } = useSpeak();
  const { isReady, takeOver } = useStore(update, (now) => now);
  if (!isReady) return null;
  return (
    <div class="said-above update" role="status">
      <p>{t(trouble.newVersion)}</p>
      <Button onPress={takeOver}>{t(trouble.update)}</Button>
    </div>
  );
}
