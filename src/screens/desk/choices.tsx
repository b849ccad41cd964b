// What the desk offers when a scan is not the end of it: members of a typed name, copies of a title, a code nobody knows.
import { mayWrite } from '#domain/access/may.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Found } from '#device/read/codes.ts';
import { copiesOf } from '#device/read/catalogue.ts';
import { allGroups, searchMembers } from '#device/read/membership.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { CircleAlert } from 'lucide';
import { asked } from '#i18n/cases.ts';
import { circulation } from '#i18n/circulation.ts';
import { Button } from '#ui/control/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

export function UnknownCode({ code }: { code: string }) {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'member'));
  const asked = encodeURIComponent(code);
  return (
    <div class="scan unknown" role="alert">
      <Icon of={CircleAlert} size={32} />
      <span class="sentence">
        <Rich text={t(circulation.unknown, code)} />
      </span>
      {may && (
        <>
          <Button href={`/shelves/new?code=${asked}`}>{t(circulation.addBook)}</Button>
          <Button href={`/members/new?card=${asked}`}>{t(circulation.giveCard)}</Button>
        </>
      )}
    </div>
  );
}

/** Members whose names answer what is being typed; a code in the making finds nobody and shows nothing. */
export function MemberChoice({ typed, onChoose }: { typed: string; onChoose: (member: Member) => void }) {
  const { t } = useSpeak();
  const asked = typed.trim();
  const found = useLive(() => live(() => (asked.length < 2 ? Promise.resolve([]) : searchMembers(asked, 8))), [asked]);
  const groups = useLive(() => live(allGroups), []);
  if (asked.length < 2 || !found) return null;
  if (found.length === 0) return /\d/.test(asked) ? null : <p class="second">{t(circulation.nobodyFound)}</p>;
  return (
    <div>
      {found.map((member) => (
        <Row
          key={member.id}
          title={
            <span class="name-in-row">
              <PersonName fullName={member.fullName} />
            </span>
          }
          second={t(
            circulation.classAndCard,
            groups?.find(({ id }) => id === member.groupId)?.name ?? '',
            member.cardNumber ?? '',
          )}
          onPress={() => onChoose(member)}
        />
      ))}
    </div>
  );
}

interface CopyChoiceProps {
  readonly found: Extract<Found, { kind: 'title' }>;
  readonly onChoose: (copy: Copy) => void;
}
/** A goods code names a title, not a copy: which of them is in the hand? */
export function CopyChoice({ found, onChoose }: CopyChoiceProps) {
  const { t } = useSpeak();
  const lines = useLive(() => live(() => copiesOf([found.title.id])), [found.title.id])?.get(found.title.id) ?? [];
  return (
    <Section title={found.title.title} fact={t(circulation.whichCopy)}>
      {lines.map(({ copy, dueOn, isAsked, siteName }) => (
        <Row
          key={copy.id}
          title={copy.accessionNumber}
          second={siteName}
          fact={t(isAsked ? asked.whoHas : dueOn === undefined ? circulation.onShelf : circulation.onLoan)}
          onPress={() => onChoose(copy)}
        />
      ))}
    </Section>
  );
}
