// The first moment at which a person may be about to go elsewhere: a finger, or a key that does more than write a sign.

/** Resolves at it. Who types a word stays where the word is looked for. */
export function firstTouch(page: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    page.addEventListener('pointerdown', () => resolve(), { once: true, capture: true });
    const pressed = (e: Event) => {
      // A browser that fills in a form tells of a key without a name.
      if (((e as Partial<KeyboardEvent>).key ?? ' ').length === 1) return;
      page.removeEventListener('keydown', pressed, true);
      resolve();
    };
    page.addEventListener('keydown', pressed, true);
  });
}
