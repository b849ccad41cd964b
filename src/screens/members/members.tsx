// Members: search by name or card, the classes, and those who belong to none.
import { ChevronRight, UserPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { mayWrite } from '#domain/access/may.ts';
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import { findByCode } from '#device/read/codes.ts';
import { allGroups, allMembers, searchMembers } from '#device/read/membership.ts';
import { knowing, live } from '#device/read/live.ts';
import { isWholeHere, session } from '#device/session.ts';
import { compareByGivenName } from '#i18n/format.ts';
import { membership } from '#i18n/membership.ts';
import { Button } from '#ui/control/button.tsx';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { Page } from '#ui/frame/page.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { EmptyState, Section } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

export function MembersScreen() {
  const { t } = useSpeak();
  const { route } = useLocation();
  const [typed, setTyped] = useState('');
  const isWhole = useStore(session, isWholeHere);
  const known = useLive(() => knowing(isWhole, live(everybody)), [isWhole]);
  const { members = [], groups = [] } = known?.answer ?? {};
  const asked = typed.trim();
  const found = useLive(() => live(() => (asked === '' ? Promise.resolve([]) : searchMembers(asked, 40))), [asked]);
  const scan = async (code: string) => {
    const read = await findByCode(code);
    if (read.kind === 'member') route(`/members/${read.member.id}`);
  };
  if (known?.isWhole && members.length === 0 && groups.length === 0) return <NobodyYet />;
  return (
    <Page title={t(membership.title)} ready={known !== undefined} foot={<AddFoot />}>
      <ScanBox
        expects={t(membership.search)}
        value={typed}
        onType={setTyped}
        onScan={(code) => void scan(code)}
        withCamera
        searches
      />
      {asked === '' ? (
        <Classes members={members} groups={groups} />
      ) : (
        (isWhole || (found?.length ?? 0) > 0) && (
          <Section title={t(membership.found, found?.length ?? 0)}>
            {found?.map((member) => (
              <PersonRow key={member.id} member={member} groups={groups} />
            ))}
            {found?.length === 0 && <p class="nothing">{t(membership.nobody)}</p>}
          </Section>
        )
      )}
    </Page>
  );
}

async function everybody() {
  const [members, groups] = await Promise.all([allMembers(), allGroups()]);
  return { members, groups };
}

function Classes({ members, groups }: { members: readonly Member[]; groups: readonly Group[] }) {
  const { t } = useSpeak();
  const others = members.filter(({ groupId, status }) => !groupId && status === 'active');
  const sorted = others.sort((a, b) => compareByGivenName(a.fullName, b.fullName));
  return (
    <>
      {groups.length > 0 && (
        <Section title={t(membership.classes)}>
          {groups.map((group) => (
            <Row
              key={group.id}
              href={`/groups/${group.id}`}
              title={t(membership.className, group.name)}
              second={group.schoolYear}
              fact={t(
                membership.people,
                members.filter((one) => one.groupId === group.id && one.status === 'active').length,
              )}
              iconAfter={ChevronRight}
            />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t(membership.others)} fact={<span class="second">{t(membership.sortedByGiven)}</span>}>
          {sorted.map((member) => (
            <PersonRow key={member.id} member={member} groups={groups} />
          ))}
        </Section>
      )}
    </>
  );
}

function PersonRow({ member, groups }: { member: Member; groups: readonly Group[] }) {
  const { t } = useSpeak();
  const group = groups.find(({ id }) => id === member.groupId);
  const card = member.cardNumber ? t(membership.card, member.cardNumber) : t(membership.noCard);
  return (
    <Row
      href={`/members/${member.id}`}
      title={<PersonNameOf member={member} />}
      second={[group && t(membership.className, group.name), card].filter(Boolean).join(' · ')}
      iconAfter={ChevronRight}
    />
  );
}

function PersonNameOf({ member }: { member: Member }) {
  return (
    <span class="name-in-row">
      <PersonName fullName={member.fullName} />
    </span>
  );
}

function AddFoot() {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'member'));
  if (!may) return null;
  return (
    <div class="ends">
      <Button look="quiet" href="/import/members">
        {t(membership.importList)}
      </Button>
      <Button icon={UserPlus} href="/members/new">
        {t(membership.add)}
      </Button>
    </div>
  );
}

function NobodyYet() {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'member'));
  return (
    <Page title={t(membership.title)}>
      <EmptyState title={t(membership.empty)}>
        {may && (
          <>
            <p>{t(membership.emptyHint)}</p>
            <div class="acts">
              <Button look="main" href="/import/members">
                {t(membership.importList)}
              </Button>
              <Button look="quiet" href="/members/new">
                {t(membership.add)}
              </Button>
            </div>
          </>
        )}
      </EmptyState>
    </Page>
  );
}
