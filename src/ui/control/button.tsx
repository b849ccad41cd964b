// A button says the act with a verb. `main` is the next likely act, at most one on a screen; `quiet` is only its words;
// `careful` is for what cannot be undone. With `href` it leads somewhere and is a link.
import type { ComponentChildren } from 'preact';
import type { IconNode } from 'lucide';
import { Icon } from '../icon.tsx';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly look?: 'main' | 'second' | 'quiet' | 'careful';
  readonly icon?: IconNode;
  readonly iconAfter?: IconNode;
  readonly href?: string;
  readonly onPress?: () => void;
  /** Sends the form it stands in. */
  readonly sends?: boolean;
  readonly off?: boolean;
  readonly wide?: boolean;
  readonly label?: string;
  readonly className?: string;
}

export function Button({ children, look = 'second', icon, iconAfter, href, onPress, sends, ...rest }: ButtonProps) {
  const name = ['button', `look-${look}`, rest.wide && 'wide', rest.className].filter(Boolean).join(' ');
  const inside = (
    <>
      {icon && <Icon of={icon} />}
      <span class="word">{children}</span>
      {iconAfter && <Icon of={iconAfter} size={20} />}
    </>
  );
  if (href !== undefined)
    return (
      <a class={name} href={href} aria-label={rest.label}>
        {inside}
      </a>
    );
  return (
    <button
      class={name}
      type={sends ? 'submit' : 'button'}
      disabled={rest.off}
      onClick={onPress}
      aria-label={rest.label}
    >
      {inside}
    </button>
  );
}
