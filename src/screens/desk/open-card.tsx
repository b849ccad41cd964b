// An open card: who it is, and the books this person holds. A line opens to take the book back or to renew it.
import type { LoanLine } from '#device/read/circulation.ts';
import { theGroup } from '#device/read/membership.ts';
import { live } from '#device/read/live.ts';
import { nowAt } from '#device/clock.ts';
import type { Member } from '#domain/membership/member.ts';
import { dayOf, daysBetween } from '#domain/record/day.ts';
import { asked } from '#i18n/cases.ts';
import { circulation } from '#i18n/circulation.ts';
import { deskWords } from '#i18n/desk.ts';
import { Button } from '#ui/control/button.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import type { Desk } from './desk.store.ts';

interface OpenCardProps {
  readonly desk: Desk;
  readonly member: Member;
  readonly held: readonly LoanLine[];
  readonly limit: number;
}

export function OpenCard({ desk, member, held, limit }: OpenCardProps) {
  const { t } = useSpeak();
  const groupId = member.groupId ?? '';
  const group = useLive(() => live(() => theGroup(groupId)), [groupId]);
  return (
    <section class="card" data-busy>
      <div class="owner">
        <div>
          <h2 class="person">
            <PersonName fullName={member.fullName} />
          </h2>
          <p class="second">{t(circulation.classAndCard, group?.name ?? '', member.cardNumber ?? '')}</p>
        </div>
        <p>
          <Rich text={held.length === 0 ? t(deskWords.holdsNothing) : t(deskWords.holds, held.length, limit)} />
        </p>
      </div>
      {held.map((line) => (
        <HeldBook key={line.loan.id} line={line} desk={desk} />
      ))}
    </section>
  );
}

function HeldBook({ line, desk }: { line: LoanLine; desk: Desk }) {
  const { t, format } = useSpeak();
  const { loan, copy, title, isAsked } = line;
  const isJust = desk.justLoan === loan.id;
  const isOpen = desk.openedLoan === loan.id;
  const authors = [title?.authors?.join(', '), copy?.accessionNumber].filter(Boolean).join(' · ');
  const now = nowAt();
  return (
    <div class={isOpen ? 'opened' : ''}>
      <Row
        look={isJust ? 'just' : 'plain'}
        sign={<Spine level={title?.level} />}
        title={title?.title ?? t(circulation.unknownBook)}
        second={authors}
        onPress={() => desk.openLoan(isOpen ? undefined : loan.id)}
        isOpen={isOpen}
        stacks
        fact={
          <>
            <span class={isJust ? 'now' : 'second'}>
              {isJust ? t(deskWords.justNow, loan.lentAt) : format.moment(loan.lentAt, now)}
            </span>
            {isAsked ? <Badge look="son">{t(asked.whoHas)}</Badge> : <DueFact dueOn={loan.dueOn} today={dayOf(now)} />}
          </>
        }
      />
      {isOpen && (
        <div class="acts loan-acts">
          <Button onPress={() => void desk.giveBack(loan.id)}>{t(deskWords.returnIt)}</Button>
          <Button onPress={() => void desk.renew(loan.id)}>{t(deskWords.renewIt)}</Button>
        </div>
      )}
    </div>
  );
}

function DueFact({ dueOn, today }: { dueOn: string; today: string }) {
  const { t } = useSpeak();
  const late = daysBetween(dueOn, today);
  if (late > 0) return <Badge look="son">{t(circulation.overdue, late)}</Badge>;
  if (late === 0) return <Badge>{t(circulation.dueToday)}</Badge>;
  return (
    <span>
      <Rich text={t(circulation.dueOn, dueOn)} />
    </span>
  );
}
