// Hears a keyboard-wedge scanner where there is no box to type in, as at the kiosk: signs in quick succession, then Enter.
import { useEffect, useRef } from 'preact/hooks';

/** Between two signs of one scan at most this long, in milliseconds; people type more slowly. */
const quickMs = 120;

export function useWedge(onScan: (code: string) => void): void {
  const heard = useRef({ code: '', at: 0 });
  const tell = useRef(onScan);
  tell.current = onScan;
  useEffect(() => {
    const hear = (e: KeyboardEvent) => {
      const now = performance.now();
      const fresh = now - heard.current.at > quickMs;
      const code = fresh ? '' : heard.current.code;
      if (e.key === 'Enter' && code.length >= 3) {
        e.preventDefault();
        heard.current = { code: '', at: 0 };
        tell.current(code);
      } else if (e.key.length === 1) heard.current = { code: code + e.key, at: now };
    };
    document.addEventListener('keydown', hear, true);
    return () => document.removeEventListener('keydown', hear, true);
  }, []);
}
