// A heading on a shelf line with what stands under it; and a word in a small frame.
import { Check } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';

interface SectionProps {
  readonly title: ComponentChildren;
  readonly fact?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly className?: string;
}

export function Section({ title, fact, children, className = '' }: SectionProps) {
  return (
    <section class={`section ${className}`}>
      <div class="head">
        <h2>{title}</h2>
        {fact && <span>{fact}</span>}
      </div>
      {children}
    </section>
  );
}

export function Badge({
  look = 'plain',
  children,
}: {
  look?: 'plain' | 'act' | 'done' | 'son';
  children: ComponentChildren;
}) {
  return (
    <span class={`badge ${look}`}>
      {look === 'done' && <Icon of={Check} size={18} />}
      {children}
    </span>
  );
}

/** Nothing here yet: one sentence, one way on. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
