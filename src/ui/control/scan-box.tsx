// The one box for codes and names. A keyboard-wedge scanner may fire at any moment: keys that go nowhere are led here, and
// the on-screen keyboard stays down until a finger asks for it.
import { Camera, ScanLine, Search, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { lazy } from 'preact-iso';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { frame } from '#i18n/frame.ts';
import { Icon } from '../icon.tsx';
import { boxStands, takesKeys } from '../signal/scanner-keys.ts';
import { useSpeak } from '../speak.tsx';
import { Button } from './button.tsx';

const CameraScan = lazy(() => import('../signal/camera-scan.tsx').then((module) => module.CameraScan));
const hasCamera = () => typeof navigator.mediaDevices?.getUserMedia === 'function';

interface ScanBoxProps {
  /** What is expected now, as a sentence. */
  readonly expects: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** A code was scanned, or Enter was pressed. The box is emptied by whoever hears it. */
  readonly onScan?: (code: string) => void;
  readonly withCamera?: boolean;
  /** A filled button at the right, instead of the camera. */
  readonly act?: ComponentChildren;
  /** Searching rather than scanning: another sign, and a way to empty the box. */
  readonly searches?: boolean;
}

export function ScanBox({ expects, value, onType, onScan, withCamera, act, searches }: ScanBoxProps) {
  const { t } = useSpeak();
  const input = useRef<HTMLInputElement>(null);
  const [mode, setMode] = useState<'none' | 'text'>(searches ? 'text' : 'none');
  const [cameraOn, setCameraOn] = useState(false);
  // Before the first paint: not one key of a scanner may fall between the screen and its box.
  useLayoutEffect(() => {
    takeEarlyKeys(input.current, onType, onScan);
    return leadKeysTo(input);
  }, []);
  return (
    <div>
      <form
        class="scan"
        role="search"
        onSubmit={(e) => {
          e.preventDefault();
          const code = input.current?.value.trim() ?? '';
          if (code !== '') onScan?.(code);
        }}
      >
        <Icon of={searches ? Search : ScanLine} size={32} />
        <span class="typed">
          <input
            ref={input}
            type="search"
            aria-label={expects}
            placeholder=" "
            value={value}
            inputMode={mode}
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            enterKeyHint={searches ? 'search' : 'done'}
            onPointerDown={() => setMode('text')}
            onInput={(e) => onType(e.currentTarget.value)}
          />
          {value === '' && (
            <span class="expects" aria-hidden="true">
              {expects}
            </span>
          )}
        </span>
        {value !== '' && (
          <Button look="quiet" icon={X} label={t(frame.clear)} onPress={() => clear(input.current, onType)}>
            {t(frame.clear)}
          </Button>
        )}
        {value === '' && withCamera && hasCamera() && !cameraOn && (
          <Button look="quiet" icon={Camera} label={t(frame.camera)} onPress={() => setCameraOn(true)}>
            {t(frame.camera)}
          </Button>
        )}
        {act}
      </form>
      {cameraOn && <CameraScan onCode={(code) => onScan?.(code)} onStop={() => setCameraOn(false)} />}
    </div>
  );
}

function clear(input: HTMLInputElement | null, onType: (text: string) => void): void {
  onType('');
  input?.focus();
}

/** What was scanned before this box stood (kept by app/early.ts): whole codes are heard, a begun one is gone on with. */
function takeEarlyKeys(
  input: HTMLInputElement | null,
  onType: (text: string) => void,
  onScan?: (code: string) => void,
) {
  const take = (kept: string) => {
    const codes = kept.split('\n');
    const begun = codes.pop() ?? '';
    for (const code of codes) onScan?.(code.trim());
    if (begun === '' || !input) return;
    // At once, for the next key comes before the next drawing.
    input.value = begun;
    input.focus();
    onType(begun);
  };
  dispatchEvent(new CustomEvent(boxStands, { detail: take }));
}

/** Keys pressed while nothing that takes them has the focus go to the box; the focus begins there. */
function leadKeysTo(input: { readonly current: HTMLInputElement | null }): () => void {
  if (matchMedia('(hover: hover)').matches || document.activeElement === document.body) input.current?.focus();
  const lead = (e: KeyboardEvent) => {
    const isSign = e.key.length === 1 && e.key !== ' ' && !e.ctrlKey && !e.altKey && !e.metaKey;
    if (isSign && !(e.target as Element).matches?.(takesKeys)) input.current?.focus();
  };
  document.addEventListener('keydown', lead);
  return () => document.removeEventListener('keydown', lead);
}
