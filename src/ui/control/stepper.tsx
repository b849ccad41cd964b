// A count with a minus and a plus; the number can be typed. It never goes below its least.
import { Minus, Plus } from 'lucide';
import { frame } from '#i18n/frame.ts';
import { Icon } from '../icon.tsx';
import { useSpeak } from '../speak.tsx';

interface StepperProps {
  readonly name: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}

export function Stepper({ name, value, least = 0, most = 5_000, onChange }: StepperProps) {
  const { t } = useSpeak();
  const set = (wanted: number) => {
    if (Number.isFinite(wanted)) onChange(Math.min(most, Math.max(least, Math.round(wanted))));
  };
  return (
    <span class="stepper" role="group" aria-label={name}>
      <button type="button" aria-label={t(frame.less)} disabled={value <= least} onClick={() => set(value - 1)}>
        <Icon of={Minus} />
      </button>
      <input
        inputMode="numeric"
        aria-label={name}
        value={String(value)}
        onFocus={(e) => e.currentTarget.select()}
        onChange={(e) => set(Number(e.currentTarget.value.replace(/\D/g, '') || least))}
      />
      <button type="button" aria-label={t(frame.oneMore)} disabled={value >= most} onClick={() => set(value + 1)}>
        <Icon of={Plus} />
      </button>
    </span>
  );
}
