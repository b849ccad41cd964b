// A line of a list: a spine or another sign, a title with its second line, a fact and a chevron at the right. The whole line is
// the target when it leads somewhere.
import type { ComponentChildren } from 'preact';
import type { IconNode } from 'lucide';
import { Icon } from '../icon.tsx';

interface RowProps {
  readonly title: ComponentChildren;
  readonly second?: ComponentChildren;
  readonly sign?: ComponentChildren;
  readonly fact?: ComponentChildren;
  /** A chevron: at the right of the row, wherever its fact goes. */
  readonly iconAfter?: IconNode;
  readonly href?: string;
  readonly onPress?: () => void;
  /** just = written a moment ago · read = only read, lower · tight = a class roll */
  readonly look?: 'plain' | 'just' | 'read' | 'tight';
  /** Whether a press has opened something beneath it; without it nothing opens there. */
  readonly isOpen?: boolean;
  /** The fact goes under the title on phones. */
  readonly stacks?: boolean;
}

export function Row({ title, second, sign, fact, iconAfter, href, onPress, look = 'plain', ...rest }: RowProps) {
  const name = `row ${look}${rest.stacks ? ' stack' : ''}`;
  const inside = (
    <>
      {sign}
      <span class="words">
        <span class="title">{title}</span>
        {second && <span class="second">{second}</span>}
      </span>
      {fact && <span class="fact">{fact}</span>}
      {iconAfter && <Icon of={iconAfter} size={20} />}
    </>
  );
  if (href !== undefined)
    return (
      <a class={name} href={href}>
        {inside}
      </a>
    );
  if (onPress)
    return (
      <button type="button" class={name} onClick={onPress} aria-expanded={rest.isOpen}>
        {inside}
      </button>
    );
  return <div class={name}>{inside}</div>;
}
