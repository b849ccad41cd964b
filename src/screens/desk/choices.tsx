// What the desk offers when a scan is not the end of it: the copies of a title, or what can be done about a code nobody knows.
import { useMemo } from 'preact/hooks';
import { mayWrite } from '#domain/access/may.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { meantCopies } from '#domain/circulation/meant-copies.ts';
import { copiesAtDesk, type CopyAtDesk } from '#device/read/codes.ts';
import { live } from '#device/read/live.ts';
import { session, siteHere } from '#device/session.ts';
import { CircleAlert } from 'lucide';
import { asked } from '#i18n/cases.ts';
import { catalogue, copyStatuses } from '#i18n/catalogue.ts';
import { circulation } from '#i18n/circulation.ts';
import { deskWords } from '#i18n/desk.ts';
import { calledName } from '#i18n/format.ts';
import { Button } from '#ui/control/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { Rich } from '#ui/rich.tsx';
import { secondTap, type SecondTap } from '#ui/second-tap.ts';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

/** So soon after the copies are asked about, milliseconds, nobody has read them: it is the second of two taps on their title. */
const unreadMs = 500;
function afterTheirTitle(): SecondTap {
  const second = secondTap(unreadMs);
  second.expect();
  return second;
}

/** As it is called, with its volume. */
export const nameOfTitle = ({ title, volume }: Title, t: Speaker['t']) =>
  volume ? `${title}, ${t(catalogue.volume, volume)}` : title;

export function UnknownCode({ code }: { code: string }) {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'member'));
  const asked = encodeURIComponent(code);
  return (
    <div class="scan unknown" role="alert">
      <Icon of={CircleAlert} size={32} />
      <span class="sentence">
        <Rich text={t(deskWords.unknown, code)} />
      </span>
      {may && (
        <>
          <Button href={`/shelves/new?code=${asked}`}>{t(deskWords.addBook)}</Button>
          <Button href={`/members/new?card=${asked}`}>{t(deskWords.giveCard)}</Button>
        </>
      )}
    </div>
  );
}

interface CopyChoiceProps {
  readonly title: Title;
  /** Whose card is open: their copies, and those that they can have, come first. */
  readonly memberId: string | undefined;
  readonly onChoose: (copy: Copy) => void;
  readonly onNone: () => void;
}
/** A title is no copy: which of them is in the hand? */
export function CopyChoice({ title, memberId, onChoose, onNone }: CopyChoiceProps) {
  const speak = useSpeak();
  const { t } = speak;
  const mayAdd = useStore(session, (now) => mayWrite(now.settings.role, 'copy'));
  const second = useMemo(afterTheirTitle, []);
  const lines = useLive(() => live(() => copiesAtDesk(title.id)), [title.id]);
  if (!lines) return null;
  const meant = meantCopies(lines, { siteId: siteHere(), memberId });
  const others = lines.filter((line) => !meant.includes(line));
  const choose = (copy: Copy) => !second.isIt() && onChoose(copy);
  return (
    <Section title={nameOfTitle(title, t)} fact={lines.length > 0 && t(deskWords.whichCopy)}>
      {[...meant, ...others].map((line) => (
        <Row
          key={line.copy.id}
          title={<span class="nowrap">{line.copy.accessionNumber}</span>}
          second={whereIs(line, speak)}
          fact={stateOf(line, speak)}
          onPress={() => choose(line.copy)}
        />
      ))}
      {lines.length === 0 && <p class="nothing">{t(deskWords.noCopies)}</p>}
      <div class="acts choice-acts">
        {lines.length === 0 && mayAdd && <Button href={`/shelves/title/${title.id}`}>{t(catalogue.addCopies)}</Button>}
        <Button look="quiet" onPress={onNone}>
          {t(deskWords.noneOfThese)}
        </Button>
      </div>
    </Section>
  );
}

/** Who has it, or where it stands; nobody is named while a person is asked who has it. */
function whereIs({ copy, heldBy, holder, isAsked, place, siteName }: CopyAtDesk, { t }: Speaker): string {
  if (isAsked) return siteName ?? '';
  if (heldBy !== undefined) return holder ? t(deskWords.heldBy, calledName(holder.fullName)) : t(deskWords.onLoan);
  if (copy.siteId !== siteHere() && siteName) return t(catalogue.atSite, siteName);
  return place ? t(deskWords.place, place.bookcase, place.shelf) : '';
}

function stateOf({ copy, dueOn, isAsked }: CopyAtDesk, { t }: Speaker) {
  if (isAsked) return t(asked.whoHas);
  if (dueOn !== undefined)
    return (
      <span>
        <Rich text={t(circulation.dueOn, dueOn)} />
      </span>
    );
  return copy.status === 'inService' ? <b>{t(deskWords.onShelf)}</b> : t(copyStatuses[copy.status]);
}
