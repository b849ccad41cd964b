// Which copies of a title may be meant when the desk hears the title only: its name was typed, or the goods code on its back
// was scanned. One alone is taken without a question, so whatever may as well be meant must be among them.
import type { Copy } from '../catalogue/copy.ts';

/** A copy as far as it matters here; `heldBy`: the member it is lent to. */
export interface CopyAndHolder {
  readonly copy: Pick<Copy, 'status' | 'siteId'>;
  readonly heldBy?: string;
}
/** Where the desk stands, and whose card is open there. */
export interface Asking {
  readonly siteId: string;
  readonly memberId: string | undefined;
}

/** The likely ones, likeliest first. With a card open a free copy is lent, or what this reader has comes back; without one,
 * somebody brings a copy back or wants to borrow. A free copy that stands here goes before those of other places. Where all
 * that is ruled out, the book lies on the counter all the same. */
export function meantCopies<Line extends CopyAndHolder>(lines: readonly Line[], { siteId, memberId }: Asking): Line[] {
  const out = lines.filter(({ heldBy }) => heldBy !== undefined);
  const free = lines.filter(({ copy, heldBy }) => heldBy === undefined && copy.status === 'inService');
  const here = free.filter(({ copy }) => copy.siteId === siteId);
  const comingBack = memberId === undefined ? out : out.filter(({ heldBy }) => heldBy === memberId);
  const likely = [...comingBack, ...(here.length > 0 ? here : free)];
  if (likely.length > 0) return likely;
  return out.length > 0 ? out : [...lines];
}
