// A class: its pupils in the order of a Vietnamese class list.
import { ChevronRight, UserPlus } from 'lucide';
import { mayWrite } from '#domain/access/may.ts';
import { membersOf, theGroup } from '#device/read/membership.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { compareByGivenName } from '#i18n/format.ts';
import { membership } from '#i18n/membership.ts';
import { Button } from '#ui/control/button.tsx';
import { Page } from '#ui/frame/page.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

export function GroupScreen({ id }: { id: string }) {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'member'));
  const found = useLive(() => live(async () => ({ group: await theGroup(id), members: await membersOf([id]) })), [id]);
  const group = found?.group;
  if (!group)
    return (
      <Page title={t(membership.classes)} back="/members" ready={found !== undefined}>
        {found && <p>{t(membership.noGroup)}</p>}
      </Page>
    );
  const sorted = [...found.members].sort((a, b) => compareByGivenName(a.fullName, b.fullName));
  const foot = may && (
    <div class="ends">
      <Button icon={UserPlus} href={`/members/new?group=${id}`}>
        {t(membership.add)}
      </Button>
    </div>
  );
  return (
    <Page title={t(membership.className, group.name)} second={group.schoolYear} back="/members" foot={foot}>
      <Section
        title={t(membership.people, sorted.length)}
        fact={<span class="second">{t(membership.sortedByGiven)}</span>}
      >
        {sorted.map((member) => (
          <Row
            key={member.id}
            href={`/members/${member.id}`}
            look="tight"
            title={
              <span class="name-in-row">
                <PersonName fullName={member.fullName} />
              </span>
            }
            fact={<span class="second">{member.cardNumber}</span>}
            iconAfter={ChevronRight}
          />
        ))}
      </Section>
    </Page>
  );
}
