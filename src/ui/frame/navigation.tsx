// The places of the app: a rail at the side of wide screens, a bar with five of them at the foot of narrow ones.
import { Menu } from 'lucide';
import { useLocation } from 'preact-iso';
import { frame } from '#i18n/frame.ts';
import { Icon } from '../icon.tsx';
import { useSpeak } from '../speak.tsx';
import type { Place } from './frame-facts.ts';
import { Logo } from './logo.tsx';

export function Navigation({ places }: { places: readonly Place[] }) {
  const { t } = useSpeak();
  const { path } = useLocation();
  const isHere = (href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`));
  const inBar = places.some(({ href, inBar: stands }) => stands && isHere(href));
  // What has no room in the bar is reached through the last of it, so it tells for all of them.
  const attention = places.reduce((sum, place) => sum + (place.inBar ? 0 : (place.attention ?? 0)), 0);
  const more: Place = { href: '/more', name: t(frame.more), icon: Menu, inBar: true, attention };
  return (
    <nav class="places" aria-label={t(frame.places)}>
      <Logo />
      {places.map((place) => (
        <PlaceLink key={place.href} place={place} isHere={isHere(place.href)} />
      ))}
      <PlaceLink place={more} isHere={!inBar} onlyInBar />
    </nav>
  );
}

function PlaceLink({ place, isHere, onlyInBar }: { place: Place; isHere: boolean; onlyInBar?: boolean }) {
  const { t } = useSpeak();
  const name = ['place', !place.inBar && 'not-in-bar', onlyInBar && 'only-in-bar'].filter(Boolean).join(' ');
  return (
    <a class={name} href={place.href} aria-current={isHere ? 'page' : undefined}>
      <span class="sign-of-place">
        <Icon of={place.icon} size={26} />
        {place.attention ? (
          <span class="attention-count" aria-label={t(frame.needsLook, place.attention)}>
            {place.attention}
          </span>
        ) : null}
      </span>
      {place.name}
    </a>
  );
}
