// One member: card and class, what is on loan, what came back lately.
import { Pencil } from 'lucide';
import { useMemo } from 'preact/hooks';
import { mayErase, mayWrite } from '#domain/access/may.ts';
import type { Member } from '#domain/membership/member.ts';
import { heldBy, returnedBy, type LoanLine } from '#device/read/circulation.ts';
import { allGroups, theMember } from '#device/read/membership.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { asked } from '#i18n/cases.ts';
import { circulation } from '#i18n/circulation.ts';
import { frame } from '#i18n/frame.ts';
import { addMemberRefusals, memberForm, memberKinds, membership } from '#i18n/membership.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { Dialog } from '#ui/frame/dialog.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar } from '#ui/frame/written-bar.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge, Section } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { createOpenMember, type OpenMember } from './member.store.ts';
import { MergedMembers, MergeMember } from './merge-member.tsx';

const latest = 10;

export function MemberScreen({ id }: { id: string }) {
  const { t } = useSpeak();
  const store = useMemo(createOpenMember, [id]);
  const now = useStore(store, (state) => state);
  const role = useStore(session, (state) => state.settings.role);
  const may = mayWrite(role, 'member');
  const found = useLive(() => live(async () => ({ member: await theMember(id) })), [id]);
  const groups = useLive(() => live(allGroups), []) ?? [];
  const held = useLive(() => live(() => heldBy(id)), [id]) ?? [];
  const back = useLive(() => live(() => returnedBy(id, latest)), [id]) ?? [];
  const member = found?.member;
  if (!member) {
    const foot = now.said === 'erased' && <Foot now={now} />;
    return (
      <Page title={t(membership.title)} back="/members" ready={found !== undefined} foot={foot}>
        {found && <p>{t(membership.gone)}</p>}
      </Page>
    );
  }
  const group = groups.find((one) => one.id === member.groupId);
  const second = [
    t(memberKinds[member.memberKind]),
    group && t(membership.className, group.name),
    member.cardNumber ? t(membership.card, member.cardNumber) : t(membership.noCard),
  ];
  return (
    <Page
      title={member.fullName}
      second={second.filter(Boolean).join(' · ')}
      back={group ? `/groups/${group.id}` : '/members'}
      foot={<Foot now={now} member={member} />}
    >
      {now.draft ? (
        <Edit now={now} member={member} groups={groups.map((one) => [one.id, one.name] as const)} />
      ) : (
        <div class="acts">
          {member.status === 'left' && <Badge>{t(membership.stopped)}</Badge>}
          {may && (
            <>
              <Button icon={Pencil} onPress={() => now.edit(member)}>
                {t(membership.correct)}
              </Button>
              <Button look="quiet" onPress={() => void now.turnCard(member)}>
                {t(member.status === 'active' ? membership.stopCard : membership.resumeCard)}
              </Button>
              {!now.merging && (
                <Button look="quiet" onPress={now.startMerging}>
                  {t(membership.mergeWith)}
                </Button>
              )}
            </>
          )}
          {mayErase(role, 'member') && (
            <Button look="quiet" onPress={now.askToErase}>
              {t(membership.erase)}
            </Button>
          )}
        </div>
      )}
      {now.merging && <MergeMember member={member} now={now} />}
      <MergedMembers member={member} now={now} />
      {now.asksToErase && <Erasing now={now} member={member} holding={held.length} />}
      <Section title={t(membership.holding)}>
        {held.map((line) => (
          <BookRow key={line.loan.id} line={line} fact={<DueOrDoubt line={line} />} />
        ))}
        {held.length === 0 && <p class="nothing">{t(membership.holdingNothing)}</p>}
      </Section>
      {back.length > 0 && (
        <Section title={t(membership.earlier)}>
          {back.map((line) => (
            <BookRow key={line.loan.id} line={line} fact={t(membership.returnedOn, line.loan.returnedAt ?? '')} />
          ))}
        </Section>
      )}
    </Page>
  );
}

function DueOrDoubt({ line }: { line: LoanLine }) {
  const { t } = useSpeak();
  if (line.isAsked) return <Badge look="son">{t(asked.whoHas)}</Badge>;
  return <Rich text={t(circulation.dueOn, line.loan.dueOn)} />;
}

function BookRow({ line, fact }: { line: LoanLine; fact: preact.ComponentChildren }) {
  const { t } = useSpeak();
  const second = [line.title?.authors?.join(', '), line.copy?.accessionNumber].filter(Boolean).join(' · ');
  const title = line.title?.title ?? t(circulation.unknownBook);
  return <Row sign={<Spine level={line.title?.level} />} title={title} second={second} fact={fact} stacks />;
}

function Foot({ now, member }: { now: OpenMember; member?: Member }) {
  const { t } = useSpeak();
  const fullName = member?.fullName ?? '';
  const said =
    now.said &&
    {
      corrected: t(membership.corrected),
      erased: t(membership.erased),
      merged: t(membership.mergedNow, fullName),
      parted: t(membership.partedNow),
      stopped: t(membership.cardStopped, fullName),
      resumed: t(membership.cardResumed, fullName),
    }[now.said];
  const { undo } = now;
  return (
    <>
      <WrittenBar
        said={said === undefined ? undefined : { text: said, ...(undo ? { onUndo: () => void undo() } : {}) }}
      />
      {member?.status === 'active' && !now.draft && (
        <div class="ends">
          <Button look="main" href={`/desk?member=${member.id}`}>
            {t(membership.openAtDesk)}
          </Button>
        </div>
      )}
    </>
  );
}

function Erasing({ now, member, holding }: { now: OpenMember; member: Member; holding: number }) {
  const { t } = useSpeak();
  return (
    <Dialog
      title={t(membership.eraseTitle, member.fullName)}
      safe={t(frame.keep)}
      careful={t(membership.eraseNow)}
      onSafe={now.keep}
      onCareful={() => void now.erase(member)}
    >
      <p>{t(membership.eraseLost)}</p>
      <p>{t(membership.eraseKept)}</p>
      {holding > 0 && <p>{t(membership.eraseHolding, holding)}</p>}
    </Dialog>
  );
}

interface EditProps {
  readonly now: OpenMember;
  readonly member: Member;
  readonly groups: readonly (readonly [string, string])[];
}
function Edit({ now, member, groups }: EditProps) {
  const { t, tell } = useSpeak();
  const { draft, cardHolder } = now;
  if (!draft) return null;
  const wrong = cardHolder && tell(addMemberRefusals, { kind: 'card-taken', fullName: cardHolder });
  return (
    <form
      class="fields"
      onSubmit={(e) => {
        e.preventDefault();
        void now.save(member);
      }}
    >
      <Field
        name={t(memberForm.fullName)}
        value={draft.fullName}
        onType={(fullName) => now.set({ fullName })}
        maxLength={80}
        autoFocus
      />
      <div class="pair">
        <Choice
          name={t(memberForm.group)}
          value={draft.groupId}
          choices={[['', t(memberForm.noGroup)], ...groups]}
          onChoose={(groupId) => now.set({ groupId })}
        />
        <Field
          name={t(memberForm.card)}
          wrong={wrong}
          value={draft.cardNumber}
          onType={(cardNumber) => now.set({ cardNumber })}
          maxLength={40}
        />
      </div>
      <div class="acts">
        <Button look="main" sends>
          {t(frame.save)}
        </Button>
        <Button look="quiet" onPress={now.leave}>
          {t(frame.keep)}
        </Button>
      </div>
    </form>
  );
}
