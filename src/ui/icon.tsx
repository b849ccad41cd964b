// Icons from Lucide, drawn from their lists of strokes at build time. An icon never stands for a word; it stands beside one.
import { h } from 'preact';
import type { IconNode } from 'lucide';

/** Size in pixels; the colour is that of the word beside it. */
export function Icon({ of, size = 24, stroke = 2 }: { of: IconNode; size?: number; stroke?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={stroke}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes], at) => h(tag, { ...attributes, key: at }))}
    </svg>
  );
}
