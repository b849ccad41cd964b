// Leads to the first thing that is wrong in a form: on a low screen it may stand under the foot, where nobody would see why
// nothing was written.
import { useEffect } from 'preact/hooks';

/** Each time that `failures` grows, the first wrong box gets the focus and stands in the middle of what is seen. */
export function useFirstWrong(failures: number): void {
  useEffect(() => {
    if (failures === 0) return;
    const box = document.querySelector<HTMLElement>('[data-wrong] :is(input, select)');
    box?.focus({ preventScroll: true });
    box?.closest('[data-wrong]')?.scrollIntoView({ block: 'center' });
  }, [failures]);
}
