// When a screen breaks: says so calmly, says that the records are safe, and opens it again on request.
import { Component, type ComponentChildren } from 'preact';
import { troubleOf } from '#device/trouble.ts';
import { trouble } from '#i18n/frame.ts';
import { Button } from '#ui/control/button.tsx';
import { useSpeak } from '#ui/speak.tsx';

interface Broken {
  readonly reason?: unknown;
}

export class Crash extends Component<{ children: ComponentChildren }, Broken> {
  override state: Broken = {};
  static override getDerivedStateFromError(reason: unknown): Broken {
    return { reason };
  }
  override render() {
    return this.state.reason === undefined ? this.props.children : <Sorry reason={this.state.reason} />;
  }
}

/** Breaks at once: what went wrong before there was a screen is told by the same words. */
export function Failing({ reason }: Broken): never {
  throw reason;
}

function Sorry({ reason }: { reason: unknown }) {
  const { t } = useSpeak();
  return (
    <main class="sorry">
      <h1>{t(troubleOf(reason) === 'closed' ? trouble.noDatabase : trouble.crashed)}</h1>
      <Button look="main" onPress={() => location.reload()}>
        {t(trouble.openAgain)}
      </Button>
    </main>
  );
}
