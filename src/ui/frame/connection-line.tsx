// How things stand with the network, in words; it leads to what waits. Having no network is ordinary and not red. A link takes
// no name from a status within it, so the words are its name, too.
import { Check, ChevronRight, CircleAlert, CloudOff, Send, Tablet } from 'lucide';
import { plain } from '#i18n/phrase.ts';
import { Icon } from '../icon.tsx';
import { Rich } from '../rich.tsx';
import type { ConnectionFacts } from './frame-facts.ts';

const signs = { alone: Tablet, sent: Check, sending: Send, waiting: CloudOff, trouble: CircleAlert } as const;

export function ConnectionLine({ look, text, href }: ConnectionFacts) {
  return (
    <a class={`connection ${look}`} href={href} aria-label={plain(text)}>
      <Icon of={signs[look]} />
      <span role="status">
        <Rich text={text} />
      </span>
      <Icon of={ChevronRight} size={20} />
    </a>
  );
}
