// Members as rows to be chosen from: with their cards, or only with their classes where the card is the same.
import type { Member } from '#domain/membership/member.ts';
import { live } from '#device/read/live.ts';
import { allGroups } from '#device/read/membership.ts';
import { circulation } from '#i18n/circulation.ts';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';

interface PeopleProps {
  readonly members: readonly Member[];
  readonly onChoose: (member: Member) => void;
  readonly withCards?: boolean;
}

export function People({ members, onChoose, withCards }: PeopleProps) {
  const { t } = useSpeak();
  const groups = useLive(() => live(allGroups), []);
  return (
    <>
      {members.map((member) => (
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
            (withCards && member.cardNumber) || '',
          )}
          onPress={() => onChoose(member)}
        />
      ))}
    </>
  );
}
