// A question before something that cannot be undone. The safe answer stands first, has the focus, and is what Escape means.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../control/button.tsx';

interface DialogProps {
  /** The question. */
  readonly title: string;
  /** What is lost and what stays. */
  readonly children: ComponentChildren;
  readonly safe: string;
  readonly careful: string;
  readonly onSafe: () => void;
  readonly onCareful: () => void;
}

export function Dialog({ title, children, safe, careful, onSafe, onCareful }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    return () => dialog.current?.close();
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-label={title} onCancel={onSafe}>
      <h2>{title}</h2>
      {children}
      <div class="acts">
        <Button onPress={onSafe}>{safe}</Button>
        <Button look="careful" onPress={onCareful}>
          {careful}
        </Button>
      </div>
    </dialog>
  );
}
