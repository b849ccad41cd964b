// A yes or no; the whole line is the target.
import { Check } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';

interface CheckboxProps {
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly children: ComponentChildren;
}

export function Checkbox({ on, onTurn, children }: CheckboxProps) {
  return (
    <label class="checkbox">
      <span class="box">
        <input type="checkbox" checked={on} onChange={(e) => onTurn(e.currentTarget.checked)} />
        {on && <Icon of={Check} />}
      </span>
      <span>{children}</span>
    </label>
  );
}
