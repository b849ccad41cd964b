// The next thing that needs a person, if there is any.
import type { CaseLine } from '#device/read/cases.ts';
import { cases as saidOf } from '#i18n/cases.ts';
import { home } from '#i18n/home.ts';
import { Button } from '#ui/control/button.tsx';
import { Badge, Section } from '#ui/list/section.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';

export function ToCheck({ cases, held }: { cases: readonly CaseLine[]; held: number }) {
  const speak = useSpeak();
  const { t } = speak;
  const count = cases.length + held;
  const [first] = cases;
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
          <p>{first ? <Rich text={shortOf(first, speak)} /> : t(home.heldOps, held)}</p>
          <Button wide href="/waiting">
            {t(home.seeAndChoose)}
          </Button>
        </div>
      )}
    </Section>
  );
}

function shortOf({ open, loans, copies, members }: CaseLine, { t }: Speaker): string {
  if (open.caseKind === 'accessionClash') return t(saidOf.accessionClash, copies[0]?.copy.accessionNumber ?? '');
  if (open.caseKind === 'cardClash') return t(saidOf.cardClash, members[0]?.cardNumber ?? '');
  return t(saidOf.doubleLoanShort, loans[0]?.title?.title ?? loans[0]?.copy?.accessionNumber ?? '');
}
