// The page: session first, then the screens, then everything that may wait. Wiring only.
import { render } from 'preact';
import { ErrorBoundary, LocationProvider } from 'preact-iso';
import { keepSite } from '#device/joining/keep-site.ts';
import { session, startSession } from '#device/session.ts';
import { troubleOf, WriteFailed } from '#device/trouble.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import '#ui/control/control.css';
import '#ui/list/list.css';
import '#ui/frame/frame.css';
import './shell.css';
import { Crash } from './crash.tsx';
import { registerWorker } from './register-worker.ts';
import { Routes } from './routes.tsx';
import { Shell } from './shell.tsx';
import { startTriggers } from './triggers.ts';

addEventListener('unhandledrejection', (e) => {
  if (e.reason instanceof WriteFailed) session.setState({ trouble: troubleOf(e.reason) });
});

addEventListener('keydown', (e) => {
  if (e.key === 'Tab') document.documentElement.dataset.keyboard = '';
});
addEventListener('pointerdown', () => delete document.documentElement.dataset.keyboard);

const started = startSession().catch((reason: unknown) => ({ reason }));
const failed = await started;

function Failing(): never {
  throw failed?.reason;
}

render(
  <LocationProvider>
    <Shell>
      <Crash>
        <ErrorBoundary>{failed ? <Failing /> : <Routes />}</ErrorBoundary>
      </Crash>
    </Shell>
  </LocationProvider>,
  document.getElementById('app') as HTMLElement,
);
registerWorker();
startTriggers();
keepSite();
