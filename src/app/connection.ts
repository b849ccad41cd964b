// How things stand with the network, as one sentence, from what this device knows; and, while a library that was joined is not
// all here, that it is on its way: until then a list that is short, or has nothing in it, says nothing about the library.
import { nowAt } from '#device/clock.ts';
import type { Session } from '#device/session.ts';
import { connection } from '#i18n/frame.ts';
import type { Phrase } from '#i18n/phrase.ts';
import { careOfKiosk } from '#screens/kiosk/own-pages.ts';
import type { Progress } from '#device/read/loading.ts';
import type { Arriving, ConnectionFacts } from '#ui/frame/frame-facts.ts';
import type { Speaker } from '#ui/speak.tsx';

export interface Waiting {
  readonly count: number;
  /** When the oldest was written, UTC ISO. */
  readonly since?: string;
}

/** What only a person can change: it comes before everything else. */
export const standing: Readonly<Record<string, Phrase>> = {
  'not-joined': connection.notJoined,
  'no-key-here': connection.notJoined,
  suspended: connection.suspended,
  revoked: connection.revoked,
};

export function connectionFacts(now: Session, waiting: Waiting, { t, format }: Speaker): ConnectionFacts {
  const href = now.settings.role === 'kiosk' ? careOfKiosk : '/waiting';
  const { exchange } = now;
  // What was last seen does not tell how exchanges went.
  if (!now.ready && now.server) return { look: 'waiting', text: '…', href };
  const told = (exchange?.trouble && standing[exchange.trouble]) || undefined;
  if (told) return { look: 'trouble', text: t(told), href };
  if (!now.server) return { look: 'alone', text: t(connection.alone), href };
  const today = nowAt();
  const waits =
    waiting.count > 0 ? t(connection.waiting, waiting.count, format.moment(waiting.since ?? today, today)) : '';
  if (!now.online || exchange?.trouble === 'offline') {
    return { look: 'waiting', text: waits ? `${t(connection.noNetwork)} ${waits}` : t(connection.nothingWaits), href };
  }
  if (exchange?.trouble === 'no-room') return { look: 'waiting', text: t(connection.noRoom), href };
  if (exchange?.trouble) return { look: 'waiting', text: `${t(connection.notSent)} ${waits}`.trim(), href };
  if (waiting.count > 0 && now.sending) return { look: 'sending', text: t(connection.sending, waiting.count), href };
  if (waiting.count > 0) return { look: 'waiting', text: waits, href };
  const sentAt = exchange?.lastGoodAt;
  const text = sentAt ? t(connection.allSent, format.moment(sentAt, today)) : t(connection.notYet);
  return { look: sentAt ? 'sent' : 'sending', text, href };
}

/** Undefined when all is here, or before it is known; visitors at a kiosk need not know. */
export function arrivingLine(now: Session, progress: Progress | undefined, { t }: Speaker): Arriving | undefined {
  if (!isArriving(now)) return undefined;
  const goesOn = now.online && now.exchange?.trouble === undefined;
  return {
    text: t(goesOn ? connection.arriving : connection.notAllHere),
    ...(progress ? { progress: t(connection.soFar, progress.here, progress.all) } : {}),
  };
}
export function isArriving({ ready, isWhole, settings }: Session): boolean {
  return ready && !isWhole && settings.role !== 'kiosk';
}
