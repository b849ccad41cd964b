// Draws a long list a part at a time, so that typing never waits for rows below the edge of the screen.
import { useEffect, useState } from 'preact/hooks';
import { typingPause } from './use-settled.ts';

/** Rows per frame: few enough that a slow tablet draws them between two keys. */
const step = 4;
/** About as many as a tablet shows; what lies below the edge waits until nobody types. */
const seen = 8;

/** How many of `count` rows to draw now. Another list (`name`) begins anew, in the rows that the screen shows already: to take
 * some away and build them again with every key costs more than to write them anew. The same one never shrinks under the
 * finger. */
export function useGradually(count: number, name: string): number {
  const [drawn, setDrawn] = useState({ name, rows: step });
  const rows = drawn.name === name ? drawn.rows : Math.min(drawn.rows, seen);
  useEffect(() => {
    if (rows >= count) return undefined;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout>;
    // Between two frames, not in one: what is written and what the browser makes of it are two short tasks, not a long one.
    const draw = () => {
      timer = setTimeout(() => setDrawn({ name, rows: rows + step }));
    };
    const wait = () => {
      frame = requestAnimationFrame(draw);
    };
    timer = setTimeout(wait, rows === seen ? typingPause : 0);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [rows, count, name]);
  return Math.min(rows, count);
}
