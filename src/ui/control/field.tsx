// A named box to type in. What is wrong stands between its name and the box, where the eye comes past.
import { CircleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../icon.tsx';

interface Frame {
  readonly name: string;
  readonly hint?: string;
  readonly wrong?: string;
}
interface FieldProps extends Frame {
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly type?: 'text' | 'date' | 'time' | 'search';
  readonly inputMode?: 'text' | 'numeric';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  /** Words to choose from while typing. */
  readonly known?: readonly string[];
}

export function Field({ name, hint, wrong, value, onType, known, type = 'text', ...rest }: FieldProps) {
  const id = useId();
  return (
    <Framed id={id} name={name} hint={hint} wrong={wrong}>
      <input
        {...rest}
        type={type}
        id={id}
        list={known ? `${id}-known` : undefined}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={hint || wrong ? `${id}-says` : undefined}
        autoComplete="off"
        onInput={(e) => onType(e.currentTarget.value)}
      />
      {known && (
        <datalist id={`${id}-known`}>
          {known.map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </datalist>
      )}
    </Framed>
  );
}

interface ChoiceProps extends Frame {
  readonly value: string;
  readonly choices: readonly (readonly [value: string, word: string])[];
  readonly onChoose: (value: string) => void;
}
/** One of a longer list. */
export function Choice({ name, hint, wrong, value, choices, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <Framed id={id} name={name} hint={hint} wrong={wrong}>
      <select id={id} value={value} onChange={(e) => onChoose(e.currentTarget.value)}>
        {choices.map(([one, word]) => (
          <option key={one} value={one} selected={one === value}>
            {word}
          </option>
        ))}
      </select>
    </Framed>
  );
}

function Framed({ id, name, hint, wrong, children }: Frame & { id: string; children: ComponentChildren }) {
  return (
    <div class="field" data-wrong={wrong === undefined ? undefined : ''}>
      <label class="name" for={id}>
        {name}
      </label>
      <div id={`${id}-says`}>
        {hint && <span class="second">{hint}</span>}
        {wrong && (
          <span class="wrong" role="alert">
            <Icon of={CircleAlert} />
            {wrong}
          </span>
        )}
      </div>
      {children}
    </div>
  );
}
