// How long the card of a reader stands. Whoever looks at the shelves and comes back finds it open again, and can still take back
// what was written last, but a tablet is shared: a child's name and books must not stand there for ever. What is kept while the
// desk is left is in this page's memory, never on the disk. What the bar still says after a rest names nobody.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import { wallMs } from '#device/clock.ts';
import type { DeskSaid } from '#i18n/desk.ts';
import type { DeskUndo } from './acts.ts';

/** Nobody has touched the desk for this long: the reader has gone. Long enough to fetch a book from its shelf, milliseconds. */
export const restMs = 300_000;

/** A book that waits for a card. */
export interface InHand {
  readonly copy: Copy;
  readonly title?: Title;
}
/** How the desk was left: whose card was open, what books were written as, what waited for a card, and what the bar said with the
 * way to take it back. */
export interface KeptDesk {
  readonly memberId?: string;
  readonly mode: 'takeHome' | 'readHere';
  readonly inHand?: InHand;
  readonly said?: DeskSaid;
  readonly undo?: DeskUndo;
}
let kept: (KeptDesk & { readonly leftAt: number }) | undefined;

/** The desk is left like this; undefined: with nobody and nothing at it. */
export function keepDesk(desk: KeptDesk | undefined): void {
  kept = desk && { ...desk, leftAt: wallMs() };
}
/** How the desk was left a moment ago; it is told once. */
export function takeDesk(): KeptDesk | undefined {
  const { leftAt, ...desk } = kept ?? {};
  kept = undefined;
  return leftAt === undefined || isOver(leftAt) ? undefined : (desk as KeptDesk);
}

/** The desk as it was left, for who comes back to it; a reader who is gone by now is not named either. */
export function asLeft({ memberId, mode, inHand, said, undo }: KeptDesk, member: Member | undefined) {
  const saidStill = said && memberId !== undefined && !member ? withoutReader(said) : said;
  const bar = undo || inHand ? { said: saidStill, undo } : {};
  return { member, mode: member ? mode : 'takeHome', inHand, ...bar } as const;
}

/** What the bar may still say when nobody is here any more: what was written, and not whose it was. */
export function withoutReader(said: DeskSaid): DeskSaid | undefined {
  if (said.kind === 'returned') return said.from === '' ? said : { ...said, from: '' };
  if (said.kind === 'lent-from') return { kind: 'lent', title: said.title };
  return 'fullName' in said ? undefined : said;
}

/** By the tablet's own clock, which goes on while it sleeps; one that was put back has lost the time. */
function isOver(since: number): boolean {
  const ms = wallMs() - since;
  return ms < 0 || ms >= restMs;
}

const signs = ['keydown', 'pointerdown'] as const;

/** Tells once when nobody has touched the page for so long, and again after the next time. `heard`: a sign of somebody that
 * is neither a key nor a tap, such as a code that the camera read. */
export function watchRest(page: EventTarget, onRest: () => void): { heard: () => void; stop: () => void } {
  let lastAt = wallMs();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopTimer = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const rest = () => {
    stopTimer();
    onRest();
  };
  const heard = () => {
    // The tap that wakes a tablet is the first sign of whoever comes next.
    if (timer !== undefined && wallMs() - lastAt >= restMs) rest();
    lastAt = wallMs();
    clearTimeout(timer);
    timer = setTimeout(rest, restMs);
  };
  // Timers stand still while a tablet sleeps: looked at again, it shows what was open before.
  const look = () => {
    if (timer !== undefined && isOver(lastAt)) rest();
  };
  heard();
  for (const sign of signs) page.addEventListener(sign, heard, true);
  page.addEventListener('visibilitychange', look);
  return {
    heard,
    stop: () => {
      stopTimer();
      for (const sign of signs) page.removeEventListener(sign, heard, true);
      page.removeEventListener('visibilitychange', look);
    },
  };
}
