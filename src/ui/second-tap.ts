// The second of two quick taps, of a finger that trembles or does not wait, falls on what the first one has brought, and is not
// meant for it.

/** For so long after the first, in milliseconds, where nothing speaks for another time. */
export const secondTapMs = 1_000;

export interface SecondTap {
  /** Something new stands where a finger has just tapped. */
  readonly expect: () => void;
  /** Whether a tap now is that second one. */
  readonly isIt: () => boolean;
  /** Whoever taps next is somebody else. */
  readonly forget: () => void;
}

export function secondTap(ms = secondTapMs): SecondTap {
  let since = -Infinity;
  return {
    expect: () => {
      since = performance.now();
    },
    isIt: () => performance.now() - since < ms,
    forget: () => {
      since = -Infinity;
    },
  };
}
