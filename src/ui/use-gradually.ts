// Draws a long list a part at a time, so that typing never waits for rows below the edge of the screen.
import { useEffect, useState } from 'preact/hooks';

/** Rows per frame: about as many as a tablet shows, and few enough that a slow one draws them between two keys. */
const step = 10;

/** How many of `count` rows to draw now. Another list (`name`) begins anew; the same one never shrinks under the finger. */
export function useGradually(count: number, name: string): number {
  const [drawn, setDrawn] = useState({ name, rows: step });
  const rows = drawn.name === name ? drawn.rows : step;
  useEffect(() => {
    if (rows >= count) return undefined;
    const frame = requestAnimationFrame(() => setDrawn({ name, rows: rows + step }));
    return () => cancelAnimationFrame(frame);
  }, [rows, count, name]);
  return Math.min(rows, count);
}
