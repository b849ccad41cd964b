// Takes a new member in: name, class, card. Somebody of the same name is shown before a second record is made, and in the same
// class is asked about.
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Member } from '#domain/membership/member.ts';
import { fold } from '#domain/record/fold.ts';
import { allGroups, searchMembers } from '#device/read/membership.ts';
import { theUnit } from '#device/read/places.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { addMemberRefusals, memberForm, memberKinds, memberSaid, membership } from '#i18n/membership.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar } from '#ui/frame/written-bar.tsx';
import { Rich } from '#ui/rich.tsx';
import { useFirstWrong } from '#ui/signal/first-wrong.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { createAddingMember, type AddingMember } from './add-member.store.ts';
import { newGroupChoice } from './take-in.ts';

export function AddMemberScreen() {
  const { t } = useSpeak();
  const { query } = useLocation();
  const store = useMemo(
    () => createAddingMember({ card: query.card ?? '', groupId: query.group ?? '', memberKind: 'pupil' }),
    [],
  );
  const draft = useStore(store, (state) => state);
  useKindOfUnit(draft);
  useEffect(() => void draft.proposeCard(), [draft.groupId, draft.newGroup, draft.memberKind]);
  useFirstWrong(draft.failures);
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        void draft.save();
      }}
    >
      <Page title={t(membership.add)} back="/members" foot={<Foot draft={draft} />}>
        <MemberFields draft={draft} />
        {!draft.asks && <SameName name={draft.fullName} />}
      </Page>
    </form>
  );
}

function Foot({ draft }: { draft: AddingMember }) {
  const { t, tell } = useSpeak();
  const { route } = useLocation();
  const { said, last, asks } = draft;
  const undo = said?.kind === 'written' && last ? { onUndo: () => void draft.undo() } : {};
  const isStop = said?.kind === 'already' || said?.kind === 'used-since';
  const see = () => {
    if (asks && draft.isAnswer()) route(`/members/${asks.id}`);
  };
  return (
    <>
      <WrittenBar said={said && { text: tell(memberSaid, said), isStop, ...undo }} />
      <div class="ends">
        {asks && (
          <Button key="other" onPress={() => void draft.saveAsOther()}>
            {t(memberForm.asOther)}
          </Button>
        )}
        <Button key="main" look="main" {...(asks ? { onPress: see } : { sends: true })}>
          {t(asks ? memberForm.seeThem : memberForm.save)}
        </Button>
      </div>
    </>
  );
}

/** Outside schools, new people are villagers unless said otherwise. */
function useKindOfUnit(draft: AddingMember): void {
  const unitId = useStore(session, (now) => now.unitId) ?? '';
  const unit = useLive(() => live(() => theUnit(unitId)), [unitId]);
  useEffect(() => {
    if (unit && unit.unitKind !== 'school') draft.set({ memberKind: 'villager' });
  }, [unit?.unitKind]);
}

function MemberFields({ draft }: { draft: AddingMember }) {
  const { t, tell } = useSpeak();
  const groups = useLive(() => live(allGroups), []) ?? [];
  const wrong = draft.refusal && tell(addMemberRefusals, draft.refusal);
  const isCard = draft.refusal?.kind === 'card-taken';
  return (
    <div class="fields">
      <Field
        name={t(memberForm.fullName)}
        wrong={isCard ? undefined : wrong}
        value={draft.fullName}
        onType={(fullName) => draft.set({ fullName })}
        maxLength={80}
        autoFocus
      />
      <div class="pair">
        <Choice
          name={t(memberForm.kind)}
          value={draft.memberKind}
          choices={Object.entries(memberKinds).map(([kind, name]) => [kind, t(name)] as const)}
          onChoose={(kind) => draft.set({ memberKind: kind as Member['memberKind'] })}
        />
        <Choice
          name={t(memberForm.group)}
          value={draft.groupId}
          choices={[
            ['', t(memberForm.noGroup)] as const,
            ...groups.map(({ id, name }) => [id as string, name] as const),
            [newGroupChoice, t(memberForm.newGroup)] as const,
          ]}
          onChoose={(groupId) => draft.set({ groupId })}
        />
        {draft.groupId === newGroupChoice && (
          <Field
            name={t(memberForm.newGroupName)}
            value={draft.newGroup}
            onType={(newGroup) => draft.set({ newGroup })}
            maxLength={60}
          />
        )}
        <Field
          name={t(memberForm.card)}
          hint={t(memberForm.cardHint)}
          wrong={isCard ? wrong : undefined}
          value={draft.cardNumber}
          onType={(cardNumber) => draft.set({ cardNumber })}
          maxLength={40}
        />
      </div>
    </div>
  );
}

function SameName({ name }: { name: string }) {
  const { t } = useSpeak();
  const folded = fold(name);
  const isWhole = folded.includes(' ');
  const found = useLive(() => live(() => (isWhole ? searchMembers(name, 5) : Promise.resolve([]))), [name, isWhole]);
  const groups = useLive(() => live(allGroups), []) ?? [];
  const same = found?.find((member) => fold(member.fullName) === folded);
  if (!same) return null;
  return (
    <div class="notice" role="status">
      <p>
        <Rich text={t(memberForm.already, same.fullName, groups.find(({ id }) => id === same.groupId)?.name ?? '')} />
      </p>
      <Button href={`/members/${same.id}`}>{t(memberForm.seeThem)}</Button>
    </div>
  );
}
