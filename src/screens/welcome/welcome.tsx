// The first thing anybody sees: the language, what this is, and two ways in.
import { changeSettings } from '#device/settings.ts';
import { session } from '#device/session.ts';
import { frame } from '#i18n/frame.ts';
import { languages, ownName } from '#i18n/language.ts';
import { start } from '#i18n/start.ts';
import { useEffect } from 'preact/hooks';
import { Button } from '#ui/control/button.tsx';
import { Segment } from '#ui/control/segment.tsx';
import { markReady } from '#ui/signal/ready-mark.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import './welcome.css';

/** Width, height and colour of the books on the shelf. */
const books = [
  [30, 92, 'cham'],
  [34, 108, 'a'],
  [26, 84, 'c'],
  [32, 100, 'b'],
  [24, 88, 'd'],
  [30, 112, 'e'],
  [30, 94, 'f'],
  [28, 98, 'leaning'],
] as const;

export function WelcomeScreen() {
  const { t, language } = useSpeak();
  const known = useStore(session, (now) => now.unitId !== undefined);
  useEffect(markReady, []);
  return (
    <main class="welcome">
      <div class="language">
        <Segment
          name={t(start.language)}
          value={language}
          choices={languages.map((one) => [one, ownName[one]] as const)}
          onChoose={(chosen) => void changeSettings({ language: chosen })}
        />
      </div>
      <div class="face">
        <div class="books" aria-hidden="true">
          {books.map(([width, height, colour]) => (
            <span key={colour} class={`book level-${colour}`} style={{ width: `${width}px`, height: `${height}px` }} />
          ))}
        </div>
        <h1>{t(frame.appName)}</h1>
        <p class="lead">{t(start.lead)}</p>
      </div>
      <div class="ways">
        <Button look="main" wide className="tall" href={known ? '/' : '/start'}>
          {t(start.startNow)}
        </Button>
        <p>{t(start.startHint)}</p>
        <Button wide className="tall" href="/join">
          {t(start.join)}
        </Button>
        <p>{t(start.joinHint)}</p>
      </div>
    </main>
  );
}
