// Says that another record is of this same book, found by its words; and what was merged before, with the way to part it
// again.
import { useState } from 'preact/hooks';
import type { Title } from '#domain/catalogue/title.ts';
import { liveSearch } from '#device/catalogue/desk.ts';
import { titlesMergedWith } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { frame } from '#i18n/frame.ts';
import { Button } from '#ui/control/button.tsx';
import { Field } from '#ui/control/field.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge, Section } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import type { OpenTitle } from './title.store.ts';

const most = 6;

export function MergeTitle({ title, now }: { title: Title; now: OpenTitle }) {
  const { t } = useSpeak();
  const [typed, setTyped] = useState(title.title);
  const isAsked = typed.trim() !== '';
  const alike = useLive(() => (isAsked ? liveSearch({ typed, levels: [], most: most + 1 }) : undefined), [typed]);
  const found = isAsked ? alike?.titles.filter(({ id }) => id !== title.id).slice(0, most) : [];
  return (
    <Section title={t(catalogue.mergeWith)}>
      <div class="fields">
        <Field
          name={t(catalogue.whichOther)}
          hint={t(catalogue.mergeHint)}
          value={typed}
          onType={setTyped}
          maxLength={300}
          autoFocus
        />
      </div>
      {found?.map((other) => (
        <TitleLine key={other.id} title={other} onPress={() => void now.merge(title, other)} />
      ))}
      {found?.length === 0 && isAsked && <p class="nothing">{t(catalogue.noOther)}</p>}
      <div class="acts">
        <Button look="quiet" onPress={now.leave}>
          {t(frame.later)}
        </Button>
      </div>
    </Section>
  );
}

/** Records that are of this book too. */
export function MergedTitles({ title, now }: { title: Title; now: OpenTitle }) {
  const { t } = useSpeak();
  const merged = useLive(() => live(() => titlesMergedWith(title.id)), [title.id]) ?? [];
  if (merged.length === 0) return null;
  return (
    <Section title={t(catalogue.merged)}>
      {merged.map(({ link, title: other }) => (
        <TitleLine key={link.id} title={other} onPart={() => void now.part(link)} />
      ))}
    </Section>
  );
}

interface TitleLineProps {
  readonly title: Title;
  readonly onPress?: () => void;
  readonly onPart?: () => void;
}
function TitleLine({ title, onPress, onPart }: TitleLineProps) {
  const { t } = useSpeak();
  const publisher = title.publisher && t(catalogue.publisher, title.publisher);
  const volume = title.volume && t(catalogue.volume, title.volume);
  const second = [volume, title.authors?.join(', '), publisher, title.year, title.isbn].filter(Boolean).join(' · ');
  const part = onPart && <Button onPress={onPart}>{t(catalogue.part)}</Button>;
  return (
    <Row
      sign={<Spine level={title.level} />}
      title={title.title}
      second={second}
      fact={part ?? <Badge look="act">{t(catalogue.mergeThis)}</Badge>}
      stacks
      {...(onPress ? { onPress } : {})}
    />
  );
}
