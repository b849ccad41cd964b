// What stands around the screens: the language, the places, the connection, and what may need saying at any time.
import { CalendarDays, DoorOpen, House, LibraryBig, ScanBarcode, Send, Settings, Users } from 'lucide';
import type { ComponentChildren } from 'preact';
import { attentionCount } from '#device/read/attention.ts';
import { writtenAt } from '#device/clock.ts';
import { live } from '#device/read/live.ts';
import { loadProgress } from '#device/read/loading.ts';
import { waitingNow } from '#device/outbox.ts';
import { session } from '#device/session.ts';
import { condition } from '#device/upkeep/condition.ts';
import { frame } from '#i18n/frame.ts';
import { Around, type Place } from '#ui/frame/frame-facts.ts';
import { Speaking, useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { arrivingLine, connectionFacts, isArriving } from './connection.ts';
import { clockNotice, LossNotice, Notices, roomNotice } from './notices.tsx';

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
  const comes = isArriving(now);
  const progress = useLive(() => (comes ? live(async () => ({ now: await loadProgress() })) : undefined), [comes]);
  const isKiosk = now.settings.role === 'kiosk';
  // A kiosk has its welcome screen, and the page about itself leads back to it.
  const places = Object.entries(isKiosk ? {} : signs).map(([name, [href, icon, inBar]]): Place => ({
    href,
    icon,
    inBar,
    name: speak.t(frame[name as keyof typeof signs]),
    ...(name === 'waiting' ? { attention } : {}),
  }));
  const oldest = waiting?.oldest?.op.wall;
  const since = oldest === undefined ? {} : { since: writtenAt(oldest) };
  const connection = connectionFacts(now, { count: waiting?.count ?? 0, ...since }, speak);
  const isShort = useStore(condition, (state) => state.short);
  const notice = clockNotice(speak) ?? roomNotice(now, isShort, speak);
  const arriving = arrivingLine(now, progress?.now, speak);
  const notices = now.loss && !isKiosk ? [<LossNotice key="loss" loss={now.loss} />, notice] : notice;
  const said = { ...(notices ? { notice: notices } : {}), ...(arriving ? { arriving } : {}) };
  return (
    <Around.Provider value={now.unitId ? { places, connection, ...said } : undefined}>
      {children}
      <Notices />
    </Around.Provider>
  );
}
