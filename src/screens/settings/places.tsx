// Places of service and their bookcases: what is there, and adding one.
import { useMemo, useState } from 'preact/hooks';
import { mayWrite } from '#domain/access/may.ts';
import { bookcase } from '#domain/places/bookcase.ts';
import { addBookcase, addSite, type PlaceRefusal } from '#domain/places/add-bookcase.ts';
import type { Decision } from '#domain/record/decision.ts';
import { freshId } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { newIdFor } from '#device/new-id.ts';
import { allShelves, allSites } from '#device/read/places.ts';
import { live } from '#device/read/live.ts';
import { session, siteHere } from '#device/session.ts';
import { placeRefusals, settings } from '#i18n/settings.ts';
import { Button } from '#ui/control/button.tsx';
import { Field } from '#ui/control/field.tsx';
import { Stepper } from '#ui/control/stepper.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { oneAtATime } from '#ui/one-at-a-time.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

export function Places() {
  const { t } = useSpeak();
  const sites = useLive(() => live(allSites), []) ?? [];
  const all = useLive(() => live(allShelves), []);
  const mayAddSite = useStore(session, (now) => mayWrite(now.settings.role, 'site'));
  const bookcasesAt = (siteId: string) =>
    (all?.bookcases ?? [])
      .filter((one) => one.siteId === siteId)
      .sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
  const countOf = (id: string) => (all?.shelves ?? []).filter(({ bookcaseId }) => bookcaseId === id).length;
  return (
    <Section title={t(settings.places)}>
      {sites.map((site) => (
        <Row
          key={site.id}
          title={site.name}
          second={bookcasesAt(site.id)
            .map(({ id, name }) => t(settings.bookcaseLine, name, countOf(id)))
            .join(' · ')}
        />
      ))}
      <div class="setting">
        <NewBookcase known={bookcasesAt(siteHere()).map(({ name }) => name)} />
        {mayAddSite && <NewSite known={sites.map(({ name }) => name)} />}
      </div>
    </Section>
  );
}

/** Writes what the rule decides, or shows why not. */
function useWriting() {
  const [refusal, setRefusal] = useState<PlaceRefusal>();
  const write = useMemo(
    () =>
      oneAtATime(async (decision: Decision<PlaceRefusal>): Promise<boolean> => {
        setRefusal(decision.kind === 'refused' ? decision.refusal : undefined);
        if (decision.kind === 'change') await commit(decision.changes);
        return decision.kind === 'change';
      }),
    [],
  );
  return { refusal, setRefusal, write };
}

function NewBookcase({ known }: { known: readonly string[] }) {
  const { t, tell } = useSpeak();
  const [name, setName] = useState('');
  const [shelves, setShelves] = useState(5);
  const { refusal, setRefusal, write } = useWriting();
  const add = async () => {
    const siteId = siteHere();
    const bookcaseId = newIdFor(bookcase, { name: name.trim(), siteId });
    if (await write(addBookcase({ name, siteId, bookcaseId, shelves, known }))) setName('');
  };
  return (
    <div class="pair">
      <Field
        name={t(settings.newBookcase)}
        wrong={refusal && tell(placeRefusals, refusal)}
        value={name}
        maxLength={60}
        onType={(typed) => {
          setName(typed);
          setRefusal(undefined);
        }}
      />
      <div class="field">
        <span class="name">{t(settings.shelves)}</span>
        <Stepper name={t(settings.shelves)} value={shelves} least={1} most={20} onChange={setShelves} />
      </div>
      <Button onPress={() => void add()}>{t(settings.addBookcase)}</Button>
    </div>
  );
}

function NewSite({ known }: { known: readonly string[] }) {
  const { t, tell } = useSpeak();
  const [name, setName] = useState('');
  const { refusal, setRefusal, write } = useWriting();
  const add = async () => {
    if (await write(addSite({ name, siteId: freshId<'site'>(), known }))) setName('');
  };
  return (
    <div class="pair">
      <Field
        name={t(settings.newSite)}
        hint={t(settings.newSiteHint)}
        wrong={refusal && tell(placeRefusals, refusal)}
        value={name}
        maxLength={200}
        onType={(typed) => {
          setName(typed);
          setRefusal(undefined);
        }}
      />
      <Button onPress={() => void add()}>{t(settings.addSite)}</Button>
    </div>
  );
}
