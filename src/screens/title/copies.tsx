// Copies of a title: where each is, a change of its state, and more of them.
import { mayWrite } from '#domain/access/may.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { copiesMergedWith, type CopyLine } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { addRefusals, bookForm } from '#i18n/book-form.ts';
import { asked } from '#i18n/cases.ts';
import { catalogue, copyStatuses } from '#i18n/catalogue.ts';
import { frame } from '#i18n/frame.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { Stepper } from '#ui/control/stepper.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge } from '#ui/list/section.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import type { OpenTitle } from './title.store.ts';

export function CopyRow({ line, now }: { line: CopyLine; now: OpenTitle }) {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'copy'));
  const { copy, place, siteName, dueOn, isAsked } = line;
  const isOpen = now.openedCopy === copy.id;
  const where = place ? t(catalogue.onShelf, place.bookcase, place.shelf) : t(catalogue.onShelfSomewhere);
  const out = dueOn !== undefined && !isAsked && t(catalogue.lentUntil, dueOn);
  const second = [siteName, dueOn === undefined ? where : out].filter(Boolean).join(' · ');
  return (
    <div class={isOpen ? 'opened' : ''}>
      <Row
        title={<span class="nowrap">{copy.accessionNumber}</span>}
        second={second}
        {...(may ? { onPress: () => now.openCopy(isOpen ? undefined : copy.id), isOpen } : {})}
        fact={standsOut(line, t)}
      />
      {isOpen && (
        <div class="copy-state">
          <Choice
            name={t(bookForm.status)}
            value={copy.status}
            choices={Object.entries(copyStatuses).map(([status, name]) => [status, t(name)] as const)}
            onChoose={(status) => void now.setStatus(copy, status as Copy['status'])}
          />
        </div>
      )}
      {isOpen && <WrittenTwice copy={copy} now={now} />}
    </div>
  );
}

/** That somebody is being asked who has it; else what state it is in, if not the usual one. */
function standsOut({ copy, isAsked }: CopyLine, t: Speaker['t']) {
  if (isAsked) return <Badge look="son">{t(asked.whoHas)}</Badge>;
  return copy.status === 'inService' ? undefined : <Badge>{t(copyStatuses[copy.status])}</Badge>;
}

/** Records that are of this same copy, each with the way to part it again. */
function WrittenTwice({ copy, now }: { copy: Copy; now: OpenTitle }) {
  const { t } = useSpeak();
  const merged = useLive(() => live(() => copiesMergedWith(copy.id)), [copy.id]) ?? [];
  return (
    <>
      {merged.map(({ link, copy: other }) => (
        <Row
          key={link.id}
          title={<span class="nowrap">{other.accessionNumber}</span>}
          second={t(catalogue.writtenTwice)}
          fact={<Button onPress={() => void now.partCopy(link)}>{t(catalogue.part)}</Button>}
        />
      ))}
    </>
  );
}

export function AddCopies({ now, title }: { now: OpenTitle; title: Title }) {
  const { t, tell } = useSpeak();
  const { adding, refusal } = now;
  if (!adding) return null;
  return (
    <div class="opened add-copies">
      <div class="pair">
        <div class="field">
          <span class="name">{t(bookForm.copyCount)}</span>
          <Stepper
            name={t(bookForm.copyCount)}
            value={adding.count}
            least={1}
            most={200}
            onChange={(count) => now.setAdding({ ...adding, count })}
          />
        </div>
        <Field
          name={t(bookForm.firstNumber)}
          wrong={refusal && tell(addRefusals, refusal)}
          value={adding.firstNumber}
          onType={(firstNumber) => now.setAdding({ ...adding, firstNumber })}
          maxLength={20}
        />
      </div>
      <div class="acts">
        <Button look="main" onPress={() => void now.addCopies(title)}>
          {t(bookForm.save)}
        </Button>
        <Button look="quiet" onPress={now.leave}>
          {t(frame.later)}
        </Button>
      </div>
    </div>
  );
}
