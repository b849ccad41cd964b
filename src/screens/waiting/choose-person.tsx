// Who has the book: found by name, or by the card that is scanned.
import { useState } from 'preact/hooks';
import type { Member } from '#domain/membership/member.ts';
import { findByCode } from '#device/read/codes.ts';
import { live } from '#device/read/live.ts';
import { allGroups, searchMembers } from '#device/read/membership.ts';
import { circulation } from '#i18n/circulation.ts';
import { membership } from '#i18n/membership.ts';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';

const mostFound = 5;

export function ChoosePerson({ onChoose }: { readonly onChoose: (member: Member) => void }) {
  const { t } = useSpeak();
  const [typed, setTyped] = useState('');
  const asked = typed.trim();
  const found = useLive(() => live(() => search(asked)), [asked]) ?? [];
  const groups = useLive(() => live(allGroups), []) ?? [];
  const scan = async (code: string) => {
    const known = await findByCode(code);
    if (known.kind === 'member') onChoose(known.member);
  };
  return (
    <>
      <ScanBox searches expects={t(membership.search)} value={typed} onType={setTyped} onScan={(c) => void scan(c)} />
      {found.map((member) => (
        <Row
          key={member.id}
          title={<PersonName fullName={member.fullName} />}
          second={t(
            circulation.classAndCard,
            groups.find(({ id }) => id === member.groupId)?.name ?? '',
            member.cardNumber ?? '',
          )}
          onPress={() => onChoose(member)}
        />
      ))}
      {asked.length > 1 && found.length === 0 && <p class="second">{t(membership.nobody)}</p>}
    </>
  );
}

const search = (asked: string) => (asked.length < 2 ? Promise.resolve([]) : searchMembers(asked, mostFound));
