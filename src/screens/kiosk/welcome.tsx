// The question and the five books. Each purpose has its one colour and sign, for those who cannot read yet.
import { BookOpen, Ellipsis, Globe, Newspaper, ScanLine, Users, UsersRound } from 'lucide';
import type { Visit } from '#domain/visits/visit.ts';
import { session } from '#device/session.ts';
import { kiosk, purposes } from '#i18n/visits.ts';
import { Button } from '#ui/control/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { celebrate } from '#ui/signal/celebrate.ts';
import { useSpeak } from '#ui/speak.tsx';
import type { Kiosk } from './kiosk.store.ts';

const books = [
  ['books', BookOpen, 'a', 94],
  ['newspapers', Newspaper, 'c', 88],
  ['internet', Globe, 'd', 100],
  ['event', Users, 'b', 92],
  ['other', Ellipsis, 'e', 86],
] as const;

export function Welcome({ now, forChildren }: { now: Kiosk; forChildren: boolean }) {
  const { t } = useSpeak();
  const choose = async (purpose: Visit['purpose']) => {
    if (await now.choose(purpose)) celebrate('kiosk', session.getState().settings);
  };
  return (
    <>
      <div>
        <p class="hello">{t(forChildren ? kiosk.helloChild : kiosk.hello)}</p>
        <h1>{t(forChildren ? kiosk.askChild : kiosk.ask)}</h1>
      </div>
      <div class="kiosk-shelf">
        {books.map(([purpose, icon, colour, height]) => (
          <button
            key={purpose}
            type="button"
            class="kiosk-book"
            style={{ '--height': `${height}%` }}
            onClick={() => void choose(purpose)}
          >
            <span class={`band level-${colour}`} />
            <span class="cover">
              <Icon of={icon} size={64} stroke={1.6} />
              <span>{t(purposes[purpose])}</span>
            </span>
          </button>
        ))}
      </div>
      <footer>
        <p class="card-hint" role="status">
          <Icon of={ScanLine} size={32} />
          {t(now.card ? kiosk.cardHeard : forChildren ? kiosk.cardChild : kiosk.card)}
        </p>
        <Button className="big" icon={UsersRound} onPress={now.askGroup}>
          {now.partySize > 1 ? t(kiosk.groupOf, now.partySize) : t(kiosk.group)}
        </Button>
      </footer>
    </>
  );
}
