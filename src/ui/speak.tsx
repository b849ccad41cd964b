// The language a person reads, handed down to every component. Screens speak through `useSpeak`, never by literal text.
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Language } from '#i18n/language.ts';
import { speaker, type Speaker } from '#i18n/phrase.ts';

export type { Speaker };

const Spoken = createContext<Speaker | undefined>(undefined);

/** Everything inside speaks this language. */
export function Speaking({ language, children }: { language: Language; children: ComponentChildren }) {
  const spoken = useMemo(() => speaker(language), [language]);
  return <Spoken.Provider value={spoken}>{children}</Spoken.Provider>;
}

/** The speaker of the present language: `t(events.checkIn)`, `t(events.present, 3)`, `format.day('2026-10-02')`. */
export function useSpeak(): Speaker {
  const spoken = useContext(Spoken);
  if (!spoken) throw new Error('useSpeak is used outside Speaking.');
  return spoken;
}
