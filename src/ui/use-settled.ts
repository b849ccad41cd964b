// A value once it stands still: what need not follow every key waits until nobody types.
import { useEffect, useState } from 'preact/hooks';

/** Longer than between two keys, in milliseconds. */
export const typingPause = 350;

/** The latest value that has stood so long, or undefined before the first one has. */
export function useSettled<Value>(value: Value): Value | undefined {
  const [settled, settle] = useState<Value>();
  useEffect(() => {
    const timer = setTimeout(() => settle(() => value), typingPause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
