// The page: the database first, then the screens, then everything that may wait. Wiring only. The database is asked before
// the screens are evaluated, so `begin` stays the first import.
import { began } from './begin.ts';
import { render } from 'preact';
import { ErrorBoundary, LocationProvider } from 'preact-iso';
import { session } from '#device/session.ts';
import { troubleOf, WriteFailed } from '#device/trouble.ts';
import { afterReady } from '#ui/signal/ready-mark.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import '#ui/control/control.css';
import '#ui/list/list.css';
import '#ui/frame/frame.css';
import './shell.css';
import { Crash, Failing } from './crash.tsx';
import './keyboard.ts';
import { keepLook, lastLook } from './last-look.ts';
import { startedWell } from './started.ts';
import { Routes } from './routes.tsx';
import { Shell } from './shell.tsx';

addEventListener('unhandledrejection', (e) => {
  if (e.reason instanceof WriteFailed) session.setState({ trouble: troubleOf(e.reason) });
});

function draw(failed?: { readonly reason: unknown }): void {
  render(
    <LocationProvider>
      <Shell>
        <Crash>
          <ErrorBoundary>{failed ? <Failing {...failed} /> : <Routes />}</ErrorBoundary>
        </Crash>
      </Shell>
    </LocationProvider>,
    document.getElementById('app') as HTMLElement,
  );
  startedWell(kept);
}

const kept = () => localStorage;

/** No `await` at the top level here: the other files wait for this one to end before they run. */
async function start(): Promise<void> {
  const look = lastLook(kept);
  if (look) {
    session.setState(look);
    draw();
  }
  const failed = await began;
  if (failed ?? !look) draw(failed);
  session.subscribe((now) => keepLook(kept, now));
  keepLook(kept, session.getState());
  await afterReady();
  await import('./afterwards.ts');
}
void start();
