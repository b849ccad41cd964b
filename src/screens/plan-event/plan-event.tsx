// Plans a gathering: what, when, where, for which classes.
import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { planEvent, type PlanEvent, type PlanRefusal } from '#domain/events/plan-event.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { dayOf, schoolYearOf } from '#domain/record/day.ts';
import type { Id } from '#domain/record/id.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { allGroups } from '#device/read/membership.ts';
import { live } from '#device/read/live.ts';
import { siteHere } from '#device/session.ts';
import { eventForm, eventKinds, events, planRefusals } from '#i18n/events.ts';
import { Button } from '#ui/control/button.tsx';
import { Checkbox } from '#ui/control/checkbox.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { Page } from '#ui/frame/page.tsx';
import { oneAtATime } from '#ui/one-at-a-time.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';

type Draft = Omit<PlanEvent, 'eventId' | 'siteId'>;
interface Planning {
  readonly draft: Draft;
  readonly refusal: PlanRefusal | undefined;
  readonly set: (typed: Partial<Draft>) => void;
}

export function PlanEventScreen() {
  const { t } = useSpeak();
  const { route } = useLocation();
  const [refusal, setRefusal] = useState<PlanRefusal>();
  const [draft, setDraft] = useState<Draft>(() => blank());
  const set = (typed: Partial<Draft>) => {
    setDraft({ ...draft, ...typed });
    setRefusal(undefined);
  };
  const once = useMemo(() => oneAtATime((act: () => Promise<void>) => act()), []);
  const save = async () => {
    const eventId = freshId<'readingEvent'>();
    const decision = planEvent({ ...draft, eventId, siteId: siteHere() });
    if (decision.kind === 'refused') return setRefusal(decision.refusal);
    if (decision.kind === 'change') await commit(decision.changes);
    route(`/events/${eventId}`, true);
  };
  const foot = (
    <div class="ends">
      <Button look="main" sends>
        {t(eventForm.save)}
      </Button>
    </div>
  );
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        void once(save);
      }}
    >
      <Page title={t(events.plan)} back="/events" foot={foot}>
        <PlanFields draft={draft} refusal={refusal} set={set} />
      </Page>
    </form>
  );
}

function blank(): Draft {
  const onDay = dayOf(nowAt());
  return {
    title: '',
    eventKind: 'readingPeriod',
    onDay,
    from: '08:00',
    to: '',
    place: '',
    host: '',
    capacity: '',
    groupIds: [],
  };
}

function PlanFields({ draft, refusal, set }: Planning) {
  const { t, tell } = useSpeak();
  const wrongFor = (kind: PlanRefusal['kind']) => (refusal?.kind === kind ? tell(planRefusals, refusal) : undefined);
  return (
    <div class="fields">
      <Field
        name={t(eventForm.name)}
        hint={t(eventForm.nameHint)}
        wrong={wrongFor('no-title')}
        value={draft.title}
        onType={(title) => set({ title })}
        maxLength={200}
        autoFocus
      />
      <Choice
        name={t(eventForm.kind)}
        value={draft.eventKind}
        choices={Object.entries(eventKinds).map(([kind, name]) => [kind, t(name)] as const)}
        onChoose={(kind) => set({ eventKind: kind as ReadingEvent['eventKind'] })}
      />
      <div class="pair">
        <Field
          name={t(eventForm.onDay)}
          wrong={wrongFor('no-time')}
          type="date"
          value={draft.onDay}
          onType={(onDay) => set({ onDay })}
        />
        <Field name={t(eventForm.from)} type="time" value={draft.from} onType={(from) => set({ from })} />
        <Field
          name={t(eventForm.to)}
          wrong={wrongFor('ends-before')}
          type="time"
          value={draft.to}
          onType={(to) => set({ to })}
        />
        <Field name={t(eventForm.place)} value={draft.place} onType={(place) => set({ place })} maxLength={200} />
        <Field name={t(eventForm.host)} value={draft.host} onType={(host) => set({ host })} maxLength={120} />
        <Field
          name={t(eventForm.capacity)}
          wrong={wrongFor('no-number')}
          value={draft.capacity}
          onType={(capacity) => set({ capacity })}
          inputMode="numeric"
          maxLength={6}
        />
      </div>
      <ClassesOf draft={draft} set={set} />
    </div>
  );
}

function ClassesOf({ draft, set }: Pick<Planning, 'draft' | 'set'>) {
  const { t } = useSpeak();
  const year = schoolYearOf(draft.onDay || dayOf(nowAt()));
  const groups = (useLive(() => live(allGroups), []) ?? []).filter(
    ({ schoolYear }) => !schoolYear || schoolYear === year,
  );
  if (groups.length === 0) return null;
  const turn = (id: Id<'group'>, on: boolean) =>
    set({ groupIds: on ? [...draft.groupIds, id] : draft.groupIds.filter((one) => one !== id) });
  return (
    <fieldset class="field">
      <legend class="name">{t(eventForm.classes)}</legend>
      <div class="pair">
        {groups.map(({ id, name }) => (
          <Checkbox key={id} on={draft.groupIds.includes(id)} onTurn={(on) => turn(id, on)}>
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
