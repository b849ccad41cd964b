// How things stand with the network, as one sentence, from what this device knows.
import type { Session } from '#device/session.ts';
import { connection } from '#i18n/frame.ts';
import type { ConnectionFacts } from '#ui/frame/frame-facts.ts';
import type { Speaker } from '#ui/speak.tsx';

export interface Waiting {
  readonly count: number;
  /** When the oldest was written, UTC ISO. */
  readonly since?: string;
}

export function connectionFacts(now: Session, waiting: Waiting, { t, format }: Speaker): ConnectionFacts {
  const href = '/waiting';
  if (!now.server) return { look: 'alone', text: t(connection.alone), href };
  const { exchange } = now;
  if (exchange?.trouble === 'not-joined') return { look: 'trouble', text: t(connection.notJoined), href };
  const today = new Date().toISOString();
  const waits =
    waiting.count > 0 ? t(connection.waiting, waiting.count, format.moment(waiting.since ?? today, today)) : '';
  if (!now.online || exchange?.trouble === 'offline') {
    return { look: 'waiting', text: waits ? `${t(connection.noNetwork)} ${waits}` : t(connection.nothingWaits), href };
  }
  if (exchange?.trouble) return { look: 'waiting', text: `${t(connection.notSent)} ${waits}`.trim(), href };
  if (waiting.count > 0 && now.sending) return { look: 'sending', text: t(connection.sending, waiting.count), href };
  if (waiting.count > 0) return { look: 'waiting', text: waits, href };
  const sentAt = exchange?.lastGoodAt;
  const text = sentAt ? t(connection.allSent, format.moment(sentAt, today)) : t(connection.notYet);
  return { look: sentAt ? 'sent' : 'sending', text, href };
}
