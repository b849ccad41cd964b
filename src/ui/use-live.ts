// Binds a live question of the device to a component: the answer now, and again after every change.
import { useEffect, useState } from 'preact/hooks';

interface Source<Answer> {
  readonly subscribe: (observer: { next: (answer: Answer) => void; error: (reason: unknown) => void }) => {
    unsubscribe: () => void;
  };
}

/** The latest answer, or undefined until the first one came. `ask` is asked anew when `facts` change. */
export function useLive<Answer>(ask: () => Source<Answer>, facts: readonly unknown[]): Answer | undefined {
  const [answer, setAnswer] = useState<{ value: Answer } | undefined>();
  const [broken, setBroken] = useState<unknown>();
  useEffect(() => {
    const subscription = ask().subscribe({ next: (value) => setAnswer({ value }), error: setBroken });
    return () => subscription.unsubscribe();
  }, facts);
  if (broken) throw broken;
  return answer?.value;
}
