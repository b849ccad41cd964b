// Binds a live question of the device to a component: the answer now, and again after every change.
import { useLayoutEffect, useState } from 'preact/hooks';

interface Source<Answer> {
  readonly subscribe: (observer: { next: (answer: Answer) => void; error: (reason: unknown) => void }) => {
    unsubscribe: () => void;
  };
}

/** The latest answer, or undefined until the first one came. `ask` is asked anew when `facts` change, and may be
 * nothing. */
export function useLive<Answer>(ask: () => Source<Answer> | undefined, facts: readonly unknown[]): Answer | undefined {
  const [answer, setAnswer] = useState<{ value: Answer } | undefined>();
  const [broken, setBroken] = useState<unknown>();
  // Before the first paint: the answer is on its way while the browser draws.
  useLayoutEffect(() => {
    const subscription = ask()?.subscribe({ next: (value) => setAnswer({ value }), error: setBroken });
    return () => subscription?.unsubscribe();
  }, facts);
  if (broken) throw broken;
  return answer?.value;
}
