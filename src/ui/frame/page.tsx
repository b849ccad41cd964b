// One page: title and connection at the top, its content, and at the foot what was just written and the main act. The foot
// never lies over the content.
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { frame } from '#i18n/frame.ts';
import { plain } from '#i18n/phrase.ts';
import { Icon } from '../icon.tsx';
import { useSpeak } from '../speak.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { Around } from './frame-facts.ts';
import { Navigation } from './navigation.tsx';
import { markReady } from '../signal/ready-mark.ts';

interface PageProps {
  readonly title: string;
  readonly second?: ComponentChildren;
  /** Where the arrow at the top leads; a page with it is a task, and on phones the bar of places is hidden. */
  readonly back?: string;
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
  /** False while the first answer from the database is awaited. */
  readonly ready?: boolean;
}

export function Page({ title, second, back, foot, children, ready = true }: PageProps) {
  const { t } = useSpeak();
  const around = useContext(Around);
  useEffect(() => {
    document.title = `${plain(title)} · ${t(frame.appName)}`;
  }, [title]);
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  // Left before it had its answer: nothing waits for it any more.
  useEffect(() => markReady, []);
  return (
    <div class={`around${back ? ' task' : ''}`}>
      <a class="skip" href="#content">
        {t(frame.skip)}
      </a>
      {around && <Navigation places={around.places} />}
      <main class="page" id="content">
        <div class="scroller">
          <header class="top">
            {back && (
              <a class="back" href={back} aria-label={t(frame.back)}>
                <Icon of={ArrowLeft} size={28} />
              </a>
            )}
            <div class="name">
              <h1>{title}</h1>
              {second && <p class="second">{second}</p>}
            </div>
            {around && <ConnectionLine {...around.connection} />}
          </header>
          {around?.arriving && (
            <p class="arriving">
              <span role="status">{around.arriving.text}</span> {around.arriving.progress}
            </p>
          )}
          {around?.notice && (
            <div class="notice" role="status">
              {around.notice}
            </div>
          )}
          <div class="content" data-waiting={ready ? undefined : ''}>
            {children}
          </div>
        </div>
        {foot && <footer class="foot">{foot}</footer>}
      </main>
    </div>
  );
}
