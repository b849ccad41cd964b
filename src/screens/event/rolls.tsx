// The rolls of the classes that are expected, others who are present, and what a typed name finds.
import { Check } from 'lucide';
import { mayWrite } from '#domain/access/may.ts';
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import { findMembers } from '#domain/membership/find-members.ts';
import { namesakesIn } from '#domain/membership/namesakes.ts';
import { session } from '#device/session.ts';
import { circulation } from '#i18n/circulation.ts';
import { events } from '#i18n/events.ts';
import { compareByGivenName } from '#i18n/format.ts';
import { membership } from '#i18n/membership.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice } from '#ui/control/field.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { celebrate } from '#ui/signal/celebrate.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { rollOf, type EventFacts } from './facts.ts';
import { Doors, SetCount } from './figures.tsx';

export function Rolls(facts: EventFacts) {
  const { t } = useSpeak();
  const may = useStore(session, (now) => mayWrite(now.settings.role, 'readingEvent'));
  const { event, invited, members, present, groups, at } = facts;
  const elsewhere = members.filter(
    ({ id, groupId }) => present.has(id) && !invited.some((group) => group.id === groupId),
  );
  const rest = groups.filter((group) => !invited.includes(group));
  const alike = namesakesIn(elsewhere);
  return (
    <>
      {invited.map((group) => (
        <ClassRoll key={group.id} facts={facts} group={group} withHead={invited.length > 1} />
      ))}
      {elsewhere.length > 0 && (
        <Section title={t(events.others)}>
          {elsewhere.map((member) => (
            <PersonRow key={member.id} facts={facts} member={member} withClass withCard={alike.has(member.id)} />
          ))}
        </Section>
      )}
      {event.status === 'open' && <Doors {...facts} />}
      {may && event.status === 'open' && rest.length > 0 && (
        <Choice
          name={t(events.addClass)}
          value=""
          choices={[['', t(events.chooseClass)], ...rest.map(({ id, name }) => [id as string, name] as const)]}
          onChoose={(id) => {
            const group = rest.find((one) => one.id === id);
            if (group) void at.addGroup(group);
          }}
        />
      )}
    </>
  );
}

function ClassRoll({ facts, group, withHead }: { facts: EventFacts; group: Group; withHead: boolean }) {
  const { t } = useSpeak();
  const { members, at, event, presence } = facts;
  const roll = members.filter(({ groupId, status }) => groupId === group.id && status === 'active');
  const tally = presence.tally.groups.get(group.id);
  const heads = (tally?.named ?? 0) + (tally?.counted ?? 0);
  const fact = (
    <span class="acts">
      {t(events.presentOf, heads, rollOf(facts, group))}
      {event.status === 'open' && (
        <Button look="quiet" onPress={() => at.openCount(at.counting === group.id ? undefined : group.id)}>
          {t(events.setCount)}
        </Button>
      )}
    </span>
  );
  const alike = namesakesIn(roll);
  const rows = roll
    .sort((a, b) => compareByGivenName(a.fullName, b.fullName))
    .map((member) => <PersonRow key={member.id} facts={facts} member={member} withCard={alike.has(member.id)} />);
  if (!withHead) return <div class="roll">{rows}</div>;
  return (
    <Section title={t(membership.className, group.name)} fact={fact}>
      {at.counting === group.id && <SetCount facts={facts} group={group} />}
      {rows}
    </Section>
  );
}

/** Everybody whose name answers what is typed, whatever their class, or all who carry the card that was scanned. */
export function Found(facts: EventFacts) {
  const { t } = useSpeak();
  const { members, at } = facts;
  const found = at.alike ?? findMembers(at.typed, members).slice(0, 20);
  // Of one card they are told apart by their classes, if at all.
  const alike = at.alike ? new Set<string>() : namesakesIn(found);
  if (found.length === 0) return <p class="second">{t(events.nobodyFound)}</p>;
  return (
    <div>
      {found.map((member) => (
        <PersonRow key={member.id} facts={facts} member={member} withClass withCard={alike.has(member.id)} />
      ))}
    </div>
  );
}

interface PersonRowProps {
  readonly facts: EventFacts;
  readonly member: Member;
  readonly withClass?: boolean;
  readonly withCard: boolean;
}
function PersonRow({ facts, member, withClass, withCard }: PersonRowProps) {
  const { t } = useSpeak();
  const { at, event, present, groups } = facts;
  const group = withClass && groups.find(({ id }) => id === member.groupId);
  const second = t(circulation.classAndCard, group ? group.name : '', (withCard && member.cardNumber) || '');
  const isPresent = present.has(member.id);
  const mark = async () => celebrate(await at.checkIn(member), session.getState().settings);
  const fact = isPresent ? (
    <Button
      look="quiet"
      icon={Check}
      className="done"
      label={`${t(events.isPresent)}: ${member.fullName}`}
      onPress={() => void at.takeBack(member)}
      off={event.status === 'closed'}
    >
      {t(events.isPresent)}
    </Button>
  ) : event.status === 'open' ? (
    <Button label={`${t(events.markPresent)}: ${member.fullName}`} onPress={() => void mark()}>
      {t(events.markPresent)}
    </Button>
  ) : (
    <span class="second">{t(events.absent)}</span>
  );
  return (
    <Row
      look={at.justMember === member.id ? 'just' : 'tight'}
      title={
        <span class="name-in-row">
          <PersonName fullName={member.fullName} />
        </span>
      }
      second={second || undefined}
      fact={fact}
    />
  );
}
