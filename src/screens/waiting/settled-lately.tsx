// What people decided lately, folded away, where they decided anything: the sentence, the decision, when; and the way back to
// the question.
import { ChevronDown, ChevronUp } from 'lucide';
import { useState } from 'preact/hooks';
import { mayWrite } from '#domain/access/may.ts';
import { addDays, dayOf, momentOf } from '#domain/record/day.ts';
import { nowAt } from '#device/clock.ts';
import { anySettled, settledLines, type SettledLine } from '#device/read/cases/settled-cases.ts';
import { withWriters } from '#device/read/cases/writers.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { cases } from '#i18n/case-card.ts';
import { caseSentences } from '#i18n/cases.ts';
import { Button } from '#ui/control/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Row } from '#ui/list/row.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { viewOf } from './kinds/kinds.ts';
import { askAgainNow } from './settle-case.ts';

const mostShown = 20;
const daysShown = 30;

export function SettledLately({ onAskedAgain }: { readonly onAskedAgain: () => void }) {
  const { t } = useSpeak();
  const [isOpen, setOpen] = useState(false);
  const isAny = useLive(() => live(() => anySettled(since())), []);
  if (!isAny) return null;
  return (
    <div class="lately">
      <Row
        title={t(cases.lately)}
        second={t(isOpen ? cases.foldAway : cases.seeLately)}
        fact={<Icon of={isOpen ? ChevronUp : ChevronDown} />}
        isOpen={isOpen}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen && <Lines onAskedAgain={onAskedAgain} />}
    </div>
  );
}

function Lines({ onAskedAgain }: { readonly onAskedAgain: () => void }) {
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'case'));
  const lines = useLive(() => live(async () => withWriters(await settledLines(since(), mostShown))), []);
  return (
    <>
      {lines?.map((line) => (
        <SettledRow key={line.open.id} line={line} may={may} onAskedAgain={onAskedAgain} />
      ))}
    </>
  );
}

const since = () => momentOf(addDays(dayOf(nowAt()), -daysShown), '00:00');

interface SettledRowProps {
  readonly line: SettledLine;
  readonly may: boolean;
  readonly onAskedAgain: () => void;
}
function SettledRow({ line, may, onAskedAgain }: SettledRowProps) {
  const speak = useSpeak();
  const { t, format } = speak;
  const { open, said, canGoBack } = line;
  const decided = viewOf(open.caseKind)?.decided(line, speak) ?? '';
  const at = open.settledAt ? format.moment(open.settledAt, nowAt()) : '';
  return (
    <div class="held">
      <Row
        look="plain"
        title={<Rich text={speak.tell(caseSentences, said)} />}
        second={t(cases.chosen, decided)}
        fact={<span class="second">{at}</span>}
        stacks
      />
      {may && canGoBack && (
        <div class="acts">
          <Button look="quiet" onPress={() => void askAgainNow(open).then(onAskedAgain)}>
            {t(cases.askAgain)}
          </Button>
        </div>
      )}
    </div>
  );
}
