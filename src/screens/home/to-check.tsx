// The next thing that needs a person, if there is any.
import { mayWrite } from '#domain/access/may.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { session } from '#device/session.ts';
import { caseSentences } from '#i18n/cases.ts';
import { home } from '#i18n/home.ts';
import { Button } from '#ui/control/button.tsx';
import { Badge, Section } from '#ui/list/section.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';

interface ToCheckProps {
  readonly cases: number;
  readonly first: CaseLine | undefined;
  readonly held: number;
}

export function ToCheck({ cases, first, held }: ToCheckProps) {
  const { t, tell } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'case'));
  const count = cases + held;
  return (
    <Section
      className={count > 0 ? 'has-work' : ''}
      title={t(home.toCheck)}
      fact={count > 0 && <Badge look="son">{t(home.tasks, count)}</Badge>}
    >
      {count === 0 ? (
        <p class="nothing second">{t(home.nothingToCheck)}</p>
      ) : (
        <div class="to-check">
          <p>{first ? <Rich text={tell(caseSentences, first.said)} /> : t(home.heldOps, held)}</p>
          <Button wide href="/waiting">
            {t(may ? home.seeAndChoose : home.see)}
          </Button>
        </div>
      )}
    </Section>
  );
}
