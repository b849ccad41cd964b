// Books that are due or late, as two shelves; the list opens under them.
import { ChevronRight } from 'lucide';
import { useState } from 'preact/hooks';
import type { LoanLine } from '#device/read/circulation.ts';
import { daysBetween } from '#domain/record/day.ts';
import { circulation } from '#i18n/circulation.ts';
import { home } from '#i18n/home.ts';
import { Button } from '#ui/control/button.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge, Section } from '#ui/list/section.tsx';
import { Shelf, Spine } from '#ui/list/spine.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';

const onBoard = ({ loan, title }: LoanLine) => ({ id: loan.id as string, level: title?.level });

export function Due({ due, today }: { due: readonly LoanLine[]; today: string }) {
  const { t } = useSpeak();
  const [opened, setOpened] = useState(false);
  const late = due.filter(({ loan }) => loan.dueOn < today);
  const now = due.filter(({ loan }) => loan.dueOn === today);
  return (
    <Section title={t(home.dueBooks)}>
      {due.length === 0 && <p class="nothing">{t(home.nothingDue)}</p>}
      <div class="due-shelves">
        {now.length > 0 && (
          <div>
            <p>
              <Rich text={t(home.dueToday, now.length)} />
            </p>
            <Shelf books={now.map(onBoard)} most={18} />
          </div>
        )}
        {late.length > 0 && (
          <div>
            <p class="attention">
              <Rich text={t(home.overdue, late.length)} />
            </p>
            <Shelf books={late.map(onBoard)} most={18} />
          </div>
        )}
      </div>
      {due.length > 0 && (
        <Button look="quiet" iconAfter={ChevronRight} onPress={() => setOpened(!opened)}>
          {opened ? t(home.hideList) : t(home.seeList, due.length)}
        </Button>
      )}
      {opened && due.map((line) => <DueRow key={line.loan.id} line={line} today={today} />)}
    </Section>
  );
}

function DueRow({ line, today }: { line: LoanLine; today: string }) {
  const { t } = useSpeak();
  const { loan, title, member, copy } = line;
  const late = daysBetween(loan.dueOn, today);
  return (
    <Row
      stacks
      href={member ? `/members/${member.id}` : '/desk'}
      sign={<Spine level={title?.level} />}
      title={title?.title ?? t(circulation.unknownBook)}
      second={
        <>
          {member && <PersonName fullName={member.fullName} />}
          {member && ' · '}
          {copy?.accessionNumber}
        </>
      }
      fact={
        late > 0 ? <Badge look="son">{t(circulation.overdue, late)}</Badge> : <Badge>{t(circulation.dueToday)}</Badge>
      }
    />
  );
}
