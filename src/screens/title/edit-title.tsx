// The record of a title as fields to correct.
import type { Title } from '#domain/catalogue/title.ts';
import { bookForm } from '#i18n/book-form.ts';
import { frame } from '#i18n/frame.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { levels } from '#ui/control/level-filter.tsx';
import { useSpeak } from '#ui/speak.tsx';
import type { OpenTitle } from './title.store.ts';

export function EditTitle({ now, title }: { now: OpenTitle; title: Title }) {
  const { t } = useSpeak();
  const { draft } = now;
  if (!draft) return null;
  return (
    <form
      class="fields title-form"
      onSubmit={(e) => {
        e.preventDefault();
        void now.save(title);
      }}
    >
      <Field
        name={t(bookForm.name)}
        value={draft.name}
        onType={(name) => now.set({ name })}
        maxLength={300}
        autoFocus
      />
      <Field
        name={t(bookForm.authors)}
        value={draft.authors}
        onType={(authors) => now.set({ authors })}
        maxLength={300}
      />
      <div class="pair">
        <Field
          name={t(bookForm.publisher)}
          value={draft.publisher}
          onType={(publisher) => now.set({ publisher })}
          maxLength={120}
        />
        <Field
          name={t(bookForm.year)}
          wrong={now.yearWrong ? t(bookForm.yearWrong) : undefined}
          value={draft.year}
          onType={(year) => now.set({ year })}
          inputMode="numeric"
          maxLength={4}
        />
        <Choice
          name={t(bookForm.level)}
          value={draft.level}
          choices={[['', t(bookForm.noLevel)], ...levels.map((level) => [level, level] as const)]}
          onChoose={(level) => now.set({ level })}
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
