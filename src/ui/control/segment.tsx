// Two or three words in one frame, of which one is chosen. The chosen one has a tick and a tint, never colour alone.
import { Check } from 'lucide';
import { useId } from 'preact/hooks';
import { Icon } from '../icon.tsx';

interface SegmentProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, word: string])[];
  readonly onChoose: (value: Value) => void;
}

export function Segment<Value extends string>({ name, value, choices, onChoose }: SegmentProps<Value>) {
  const id = useId();
  return (
    <div class="segment" role="radiogroup" aria-label={name}>
      {choices.map(([one, word]) => (
        <label key={one}>
          <input type="radio" name={id} checked={one === value} onChange={() => onChoose(one)} />
          {one === value && <Icon of={Check} size={22} />}
          <span>{word}</span>
        </label>
      ))}
    </div>
  );
}
