// What the page looked like when it was last used: whose library, in which language, for which role. A copy for drawing the
// page while the database is still being opened; the database is asked all the same and is right. No name, no PIN, no token.
import { wallMs } from '#device/clock.ts';
import type { Session } from '#device/session.ts';
import { firstSettings } from '#device/session.ts';
import { languages } from '#i18n/language.ts';

const key = 'tusach.look';

type Look = Pick<Session, 'unitId' | 'server' | 'isWhole'> &
  Partial<Pick<Session, 'clockOffset'>> & {
    /** When it was kept, as the tablet believed: milliseconds. */
    readonly at?: number;
  } & Pick<Session['settings'], 'language' | 'role' | 'siteId'>;
/** A browser that forbids it fails at the very asking. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The session as it was, or undefined when there was no library, or what was kept cannot be read. */
export function lastLook(open: () => Kept): Partial<Session> | undefined {
  try {
    const look = JSON.parse(open().getItem(key) ?? 'null') as Look | null;
    if (!look || typeof look.unitId !== 'string' || !languages.includes(look.language)) return undefined;
    const { unitId, server, isWhole, clockOffset, at, ...chosen } = look;
    const settings = { ...firstSettings, ...chosen };
    // A clock that has gone back since was set, or its battery was empty: nothing is known of it.
    const clock = typeof clockOffset === 'number' && at !== undefined && at <= wallMs() ? { clockOffset } : {};
    return { unitId, isWhole, ...clock, ...(server ? { server } : {}), settings };
  } catch {
    return undefined;
  }
}

/** Keeps what `lastLook` tells next time. */
export function keepLook(
  open: () => Kept,
  { unitId, server, isWhole, clockOffset, settings: { language, role, siteId } }: Session,
): void {
  try {
    if (!unitId) return open().removeItem(key);
    const look: Look = {
      unitId,
      isWhole,
      clockOffset,
      at: wallMs(),
      language,
      role,
      ...(server ? { server } : {}),
      ...(siteId ? { siteId } : {}),
    };
    open().setItem(key, JSON.stringify(look));
  } catch {
    // A full or forbidden storage costs a moment at the next start, nothing else.
  }
}
