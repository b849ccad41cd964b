// Says that somebody else's record is this person's too, found by name or card; and what was merged before, with the way to
// part it again.
import { useState } from 'preact/hooks';
import type { Member } from '#domain/membership/member.ts';
import { live } from '#device/read/live.ts';
import { allGroups, mergedWith, searchMembers } from '#device/read/membership.ts';
import { circulation } from '#i18n/circulation.ts';
import { frame } from '#i18n/frame.ts';
import { membership } from '#i18n/membership.ts';
import { Button } from '#ui/control/button.tsx';
import { Field } from '#ui/control/field.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge, Section } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import type { OpenMember } from './member.store.ts';

const most = 6;

export function MergeMember({ member, now }: { member: Member; now: OpenMember }) {
  const { t } = useSpeak();
  const [typed, setTyped] = useState(member.fullName);
  const asked = typed.trim();
  const all = useLive(() => live(() => (asked === '' ? Promise.resolve([]) : searchMembers(asked, most + 1))), [asked]);
  const found = all?.filter(({ id }) => id !== member.id).slice(0, most);
  return (
    <Section title={t(membership.mergeWith)}>
      <div class="fields">
        <Field
          name={t(membership.whoElse)}
          hint={t(membership.mergeHint)}
          value={typed}
          onType={setTyped}
          maxLength={80}
          autoFocus
        />
      </div>
      {found?.map((other) => (
        <PersonRow key={other.id} member={other} onPress={() => void now.merge(member, other)} />
      ))}
      {found?.length === 0 && asked !== '' && <p class="nothing">{t(membership.nobodyElse)}</p>}
      <div class="acts">
        <Button look="quiet" onPress={now.leave}>
          {t(frame.later)}
        </Button>
      </div>
    </Section>
  );
}

/** Records that are this person's too. */
export function MergedMembers({ member, now }: { member: Member; now: OpenMember }) {
  const { t } = useSpeak();
  const merged = useLive(() => live(() => mergedWith(member.id)), [member.id]) ?? [];
  if (merged.length === 0) return null;
  return (
    <Section title={t(membership.merged)}>
      {merged.map(({ link, member: other }) => (
        <PersonRow key={link.id} member={other} onPart={() => void now.part(link)} />
      ))}
    </Section>
  );
}

interface PersonRowProps {
  readonly member: Member;
  readonly onPress?: () => void;
  readonly onPart?: () => void;
}
function PersonRow({ member, onPress, onPart }: PersonRowProps) {
  const { t } = useSpeak();
  const groups = useLive(() => live(allGroups), []) ?? [];
  const group = groups.find(({ id }) => id === member.groupId)?.name ?? '';
  const part = onPart && <Button onPress={onPart}>{t(membership.part)}</Button>;
  return (
    <Row
      title={
        <span class="name-in-row">
          <PersonName fullName={member.fullName} />
        </span>
      }
      second={t(circulation.classAndCard, group, member.cardNumber ?? '') || t(membership.noCard)}
      fact={part ?? <Badge look="act">{t(membership.mergeThis)}</Badge>}
      {...(onPress ? { onPress } : {})}
    />
  );
}
