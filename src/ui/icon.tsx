// Icons from Lucide, drawn from their lists of strokes at build time. An icon never stands for a word; it stands beside one.
import { h } from 'preact';
import type { IconNode } from 'lucide';

/** All paths of an icon as one: each further part of a picture costs a slow tablet more than what it draws. A path may begin
 * with a step from where it is, so each begins anew at the corner. */
const pathOf = (icon: IconNode) => icon.map(([tag, { d = '' }]) => (tag === 'path' ? `M0 0${d}` : '')).join('');

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
      <path d={pathOf(of)} />
      {of.map(([tag, attributes], at) => tag !== 'path' && h(tag, { ...attributes, key: at }))}
    </svg>
  );
}
