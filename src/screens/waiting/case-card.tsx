// One case: the sentence, both sides next to each other, that nothing is lost, the question, and each outcome with what
// follows from it.
import type { ComponentChildren } from 'preact';
import { mayWrite } from '#domain/access/may.ts';
import { nowAt } from '#device/clock.ts';
import type { CaseLine } from '#device/read/cases.ts';
import { session } from '#device/session.ts';
import { cases } from '#i18n/cases.ts';
import { membership } from '#i18n/membership.ts';
import { waiting } from '#i18n/waiting.ts';
import { Button } from '#ui/control/button.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { outcomesOf, settle, type Outcome } from './outcomes.ts';

interface CaseCardProps {
  readonly line: CaseLine;
  readonly onLater: () => void;
  readonly onSettled: (undo: () => Promise<void>) => void;
}

export function CaseCard({ line, onLater, onSettled }: CaseCardProps) {
  const speak = useSpeak();
  const { t } = speak;
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'case'));
  const outcomes = outcomesOf(line);
  const level = line.loans[0]?.title?.level ?? line.copies[0]?.title?.level;
  const choose = async (outcome: Outcome) => onSettled(await settle(line, outcome));
  return (
    <article class="case">
      <div class="case-what">
        {line.open.caseKind !== 'cardClash' && <Spine level={level} />}
        <p class="lead">
          <Rich text={sentenceOf(line, speak)} />
        </p>
      </div>
      <div class="sides">
        {sidesOf(line, speak).map((side, at) => (
          <div key={at}>{side}</div>
        ))}
      </div>
      <p>{t(outcomes.length > 1 ? cases.bothSafe : cases.solvedItself)}</p>
      {may ? (
        <>
          {outcomes.length > 1 && <p class="question">{t(questionOf(line))}</p>}
          {outcomes.map((outcome) => (
            <button key={outcome.key} type="button" class="outcome" onClick={() => void choose(outcome)}>
              <b>{outcome.name(speak)}</b>
              <span>{outcome.follows(speak)}</span>
            </button>
          ))}
          <Button look="quiet" onPress={onLater}>
            {t(cases.later)}
          </Button>
        </>
      ) : (
        <p class="second">{t(waiting.askLibrarian)}</p>
      )}
    </article>
  );
}

function sentenceOf({ open, loans, copies, members }: CaseLine, { t }: Speaker): string {
  if (open.caseKind === 'accessionClash') return t(cases.accessionClash, copies[0]?.copy.accessionNumber ?? '');
  if (open.caseKind === 'cardClash') return t(cases.cardClash, members[0]?.cardNumber ?? '');
  return t(cases.doubleLoan, loans[0]?.title?.title ?? '', loans[0]?.copy?.accessionNumber ?? '');
}

function questionOf({ open }: CaseLine) {
  if (open.caseKind === 'doubleLoan') return cases.whoHas;
  return open.caseKind === 'cardClash' ? cases.keepsCard : cases.keepsNumber;
}

function sidesOf(line: CaseLine, { t, format }: Speaker): ComponentChildren[] {
  const classOf = (groupId: unknown) => {
    const name = line.groupNames.get(String(groupId));
    return name ? `, ${t(membership.className, name).toLowerCase().replace(name.toLowerCase(), name)}` : '';
  };
  if (line.open.caseKind === 'doubleLoan')
    return line.loans.map(({ loan, member }) => (
      <>
        <p>
          <PersonName fullName={member?.fullName ?? '…'} />
          {classOf(member?.groupId)}
        </p>
        <p class="second">
          {t(cases.lentAt, line.siteNames.get(loan.siteId) ?? '…', format.moment(loan.lentAt, nowAt()))}
        </p>
      </>
    ));
  if (line.open.caseKind === 'cardClash')
    return line.members.map((member) => (
      <p>
        <PersonName fullName={member.fullName} />
        {classOf(member.groupId)}
      </p>
    ));
  return line.copies.map(({ copy, title }) => (
    <>
      <p>
        <b>{title?.title ?? copy.accessionNumber}</b>
      </p>
      <p class="second">{line.siteNames.get(copy.siteId)}</p>
    </>
  ));
}
