// One case: the sentence, both sides next to each other, that nothing is lost, the question, and each outcome with what
// follows from it.
import { useState } from 'preact/hooks';
import { mayWrite } from '#domain/access/may.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { session } from '#device/session.ts';
import { cases } from '#i18n/case-card.ts';
import { caseSentences } from '#i18n/cases.ts';
import { waiting } from '#i18n/waiting.ts';
import { Button } from '#ui/control/button.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { ChoosePerson } from './choose-person.tsx';
import type { CaseView, Outcome } from './kinds/case-view.ts';
import { viewOf } from './kinds/kinds.ts';
import { settleCase, type Settled } from './settle-case.ts';

interface CaseCardProps {
  readonly line: CaseLine;
  readonly onLater: () => void;
  readonly onSettled: (settled: Settled) => void;
}

export function CaseCard(props: CaseCardProps) {
  const { line } = props;
  const speak = useSpeak();
  const view = viewOf(line.open.caseKind);
  const level = view?.level?.(line);
  const sides = view?.sides(line, speak) ?? [];
  return (
    <article class="case">
      <div class="case-what">
        {level !== undefined && <Spine level={level} />}
        <p class="lead">
          <Rich text={speak.tell(caseSentences, line.said)} />
        </p>
      </div>
      {sides.length > 0 && (
        <div class="sides">
          {sides.map((side, at) => (
            <div key={at}>{side}</div>
          ))}
        </div>
      )}
      {view && <Choosing {...props} view={view} />}
    </article>
  );
}

function Choosing(props: CaseCardProps & { readonly view: CaseView }) {
  const { line, view, onSettled } = props;
  const speak = useSpeak();
  const { t } = speak;
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'case'));
  const outcomes = view.outcomes(line, speak);
  const settle = async (outcome?: Outcome) => onSettled(await settleCase(line, outcome));
  if (outcomes.length === 0)
    return (
      <>
        <p>{t(cases.solvedItself)}</p>
        {may && <Button onPress={() => void settle()}>{t(cases.putAway)}</Button>}
      </>
    );
  return (
    <>
      <p>{t(view.safe)}</p>
      {!may && <p class="second">{t(waiting.askLibrarian)}</p>}
      {may && <Asking {...props} outcomes={outcomes} onSettle={(outcome) => void settle(outcome)} />}
    </>
  );
}

interface AskingProps extends CaseCardProps {
  readonly view: CaseView;
  readonly outcomes: readonly Outcome[];
  readonly onSettle: (outcome: Outcome) => void;
}
function Asking({ line, view, outcomes, onLater, onSettle }: AskingProps) {
  const { t } = useSpeak();
  const [chosen, setChosen] = useState<Outcome>();
  const { choices, ofPerson } = chosen ?? {};
  const more = view.more?.(line);
  const offered = ofPerson ? [] : (choices?.outcomes ?? outcomes);
  const choose = (outcome: Outcome) => (outcome.choices || outcome.ofPerson ? setChosen(outcome) : onSettle(outcome));
  return (
    <>
      <p class="question">{t(choices?.question ?? view.question)}</p>
      {ofPerson && <ChoosePerson onChoose={(member) => onSettle(ofPerson(member))} />}
      {offered.map((outcome) => (
        <OutcomeButton key={outcome.key} outcome={outcome} onPress={() => choose(outcome)} />
      ))}
      <div class="acts">
        <Button look="quiet" onPress={chosen ? () => setChosen(undefined) : onLater}>
          {t(chosen ? cases.backToOutcomes : cases.later)}
        </Button>
        {more && (
          <Button look="quiet" href={more.href}>
            {t(more.name)}
          </Button>
        )}
      </div>
    </>
  );
}

function OutcomeButton({ outcome, onPress }: { outcome: Outcome; onPress: () => void }) {
  return (
    <button type="button" class="outcome" onClick={onPress}>
      <b>{outcome.name}</b>
      <span>{outcome.follows}</span>
    </button>
  );
}
