// What was just written, that it is safe, and the way to take it back. It stays until the next act: nobody has to be quick.
import { Check, CircleAlert, Undo2 } from 'lucide';
import { frame } from '#i18n/frame.ts';
import { Icon } from '../icon.tsx';
import { Rich } from '../rich.tsx';
import { useSpeak } from '../speak.tsx';

export interface Said {
  readonly text: string;
  /** A thing that was not done, and why. */
  readonly isStop?: boolean;
  readonly onUndo?: () => void;
  /** How many the undo takes back: one, unless the text says several. */
  readonly times?: number;
}

export function WrittenBar({ said }: { said: Said | undefined }) {
  const { t } = useSpeak();
  return (
    <div role="status" aria-live="polite">
      {said && (
        <div class={`written${said.isStop ? ' stop' : ''}`}>
          <Icon of={said.isStop ? CircleAlert : Check} size={28} />
          <p>
            <Rich text={said.text} />
          </p>
          {said.onUndo && (
            <button type="button" class="undo" onClick={said.onUndo}>
              <Icon of={Undo2} />
              <span class="long">{t(frame.undoLast, said.times)}</span>
              <span class="short" aria-hidden="true">
                {t(frame.undoShort)}
              </span>
            </button>
          )}
        </div>
      )}
    </div>
  );
}
