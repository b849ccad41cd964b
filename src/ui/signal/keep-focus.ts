// Keeps the focus where a person works. What had it may be taken off the page by its own press: a line that closes, an undo
// that is done, a dialog. Then it goes to the line that had opened it, or the box for codes, or the page, never to nothing.

/** The boxes at which the on-screen keyboard stays down; with a mouse or a keyboard beside the screen, every box. */
const quietBox = '.scan input[inputmode=none]';
const anyBox = '.scan input';

export function keepFocus(): void {
  let last: Element | undefined;
  let above: readonly Element[] = [];
  /** What had the focus when the dialog that has it now was opened. */
  let asker: Element | undefined;
  document.addEventListener('focusin', ({ target }) => {
    const now = target as Element;
    if (!now.closest('dialog')) asker = undefined;
    else if (!last?.closest('dialog')) asker = last;
    last = now;
    above = ancestorsOf(now);
  });
  new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const there = above.filter((one) => one.isConnected);
    const page = document.querySelector('main');
    // Between two screens there is none for a moment.
    if (!page) return;
    const asked = asker?.isConnected ? (asker as HTMLElement) : undefined;
    (asked ?? openerIn(there) ?? boxOn(page) ?? asTarget(page)).focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let one = element.parentElement; one && one.tagName !== 'MAIN'; one = one.parentElement) found.push(one);
  return found;
}

/** The control beneath which the lost one stood: it says that something opens there. */
function openerIn(above: readonly Element[]): HTMLElement | undefined {
  const found = above.map((one) => one.querySelector<HTMLElement>(':scope > [aria-expanded]'));
  return found.find((one) => one !== null) ?? undefined;
}
function boxOn(page: HTMLElement): HTMLElement | undefined {
  const box = matchMedia('(hover: hover)').matches ? anyBox : quietBox;
  return page.querySelector<HTMLElement>(box) ?? undefined;
}
/** The page takes it without being a stop on the way through with Tab. */
function asTarget(page: HTMLElement): HTMLElement {
  page.tabIndex = -1;
  return page;
}
