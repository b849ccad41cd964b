// How many are there, as a number and as a shelf; setting the count of a class; counting people at the door.
import { useState } from 'preact/hooks';
import type { Group } from '#domain/membership/group.ts';
import { doorWho, events } from '#i18n/events.ts';
import { Button } from '#ui/control/button.tsx';
import { Stepper } from '#ui/control/stepper.tsx';
import { Section } from '#ui/list/section.tsx';
import { CountShelf } from '#ui/list/spine.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { rollOf, type EventFacts } from './facts.ts';

export function Figures(facts: EventFacts) {
  const { t } = useSpeak();
  const { at, event, presence, invited } = facts;
  const { total, named } = presence.tally;
  const roll = invited.reduce((sum, group) => sum + rollOf(facts, group), 0);
  const counted = Math.max(0, total - named);
  const [only] = invited;
  const canSet = event.status === 'open' && invited.length === 1 && only;
  return (
    <section class="figures">
      <div class="heads">
        <div>
          <p class="figure">{t(events.heads, total)}</p>
          <p>{t(events.ofWhomNamed, named, roll)}</p>
        </div>
        {canSet && at.counting === undefined && (
          <Button onPress={() => at.openCount(only.id)}>{t(events.setCount)}</Button>
        )}
      </div>
      <CountShelf named={named} counted={counted} absent={Math.max(0, roll - total)} />
      {total + roll > 0 && total + Math.max(0, roll - total) <= 60 && (
        <p class="legend second">
          <Sign kind="named" word={t(events.named)} />
          <Sign kind="counted" word={t(events.counted)} />
          <Sign kind="absent" word={t(events.absent)} />
        </p>
      )}
      {canSet && at.counting === only.id && <SetCount facts={facts} group={only} />}
    </section>
  );
}

function Sign({ kind, word }: { kind: string; word: string }) {
  return (
    <span>
      <span class={`sign ${kind}`} />
      {word}
    </span>
  );
}

export function SetCount({ facts, group }: { facts: EventFacts; group: Group }) {
  const { t } = useSpeak();
  const tally = facts.presence.tally.groups.get(group.id);
  const [present, setPresent] = useState((tally?.named ?? 0) + (tally?.counted ?? 0));
  const roll = rollOf(facts, group);
  return (
    <div class="opened set-count">
      <p>{t(events.headcountOf, group.name)}</p>
      <div class="acts">
        <Stepper
          name={t(events.headcountOf, group.name)}
          value={present}
          // Whoever is there by name is there: fewer would be said, and not shown.
          least={tally?.named ?? 0}
          onChange={setPresent}
        />
        <Button onPress={() => void facts.at.setCount(group, present, roll)}>{t(events.writeCount, present)}</Button>
      </div>
    </div>
  );
}

const kinds = ['women', 'men', 'children'] as const;

/** People who belong to no class, counted as they come; this device's presses and other doors' add up. */
export function Doors({ at, presence }: EventFacts) {
  const { t } = useSpeak();
  const amountOf = (who: string) => presence.doorCounts.find((one) => one.who === who)?.amount ?? 0;
  return (
    <Section title={t(events.doors)}>
      <div class="doors">
        {kinds.map((who) => (
          <div key={who} class="door">
            <span>{t(doorWho[who])}</span>
            <Stepper
              name={t(doorWho[who])}
              value={amountOf(who)}
              onChange={(value) => void at.countDoor(who, value - amountOf(who))}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
