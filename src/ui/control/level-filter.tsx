// Reading levels as spines on a shelf; several may be chosen. The letter is the fact, the colour only helps the eye.
import { frame } from '#i18n/frame.ts';
import { Spine } from '../list/spine.tsx';
import { useSpeak } from '../speak.tsx';

export const levels = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

interface LevelFilterProps {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

export function LevelFilter({ chosen, onChoose }: LevelFilterProps) {
  const { t } = useSpeak();
  const turn = (level: string) =>
    onChoose(chosen.includes(level) ? chosen.filter((one) => one !== level) : [...chosen, level]);
  return (
    <div role="group" aria-label={t(frame.level)} class="levels">
      {levels.map((level) => (
        <label key={level}>
          <input type="checkbox" aria-label={level} checked={chosen.includes(level)} onChange={() => turn(level)} />
          <Spine level={level} on="shelf" seed={level} />
        </label>
      ))}
    </div>
  );
}
