// Makes a one-time code for another device, shows it to be typed or scanned, and says when that device has come in.
import { generate } from 'lean-qr';
import { Check } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { roles, type Role } from '#domain/access/role.ts';
import { allSites } from '#device/read/places.ts';
import { live } from '#device/read/live.ts';
import { siteHere } from '#device/session.ts';
import { invite, roleNames } from '#i18n/settings.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice } from '#ui/control/field.tsx';
import { Page } from '#ui/frame/page.tsx';
import { Icon } from '#ui/icon.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { createInviting, type Inviting } from './invite.store.ts';
import './invite.css';

/** Between two questions whether somebody has come in, in milliseconds. */
const lookMs = 4_000;

export function InviteScreen() {
  const { t } = useSpeak();
  const now = useStore(
    useMemo(() => createInviting(siteHere()), []),
    (state) => state,
  );
  const { made, joined, isOver } = now;
  useLooking(now, made !== undefined && !joined && !isOver);
  return (
    <Page title={t(invite.title)} back="/settings" foot={<Foot now={now} />}>
      {!made && <ForWhat now={now} />}
      {made && !joined && <MadeCode now={now} code={made.code} expiresAt={made.expiresAt} />}
      <div role="status">
        {joined && (
          <div class="made-code">
            <p class="lead has-joined">
              <Icon of={Check} />
              <span>
                <Rich text={t(invite.hasJoined, joined.name)} />
              </span>
            </p>
            <p class="prose">{t(joined.role === 'kiosk' ? invite.nextKiosk : invite.nextThere)}</p>
          </div>
        )}
      </div>
    </Page>
  );
}

/** While somebody looks at the page: what nobody reads need not be asked for. */
function useLooking({ look }: Inviting, isAwaited: boolean): void {
  useEffect(() => {
    if (!isAwaited) return undefined;
    const lookNow = () => {
      if (document.visibilityState === 'visible') void look();
    };
    const timer = setInterval(lookNow, lookMs);
    document.addEventListener('visibilitychange', lookNow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookNow);
    };
  }, [isAwaited]);
}

function Foot({ now }: { now: Inviting }) {
  const { t } = useSpeak();
  const { made, joined, isOver, isAsking } = now;
  return (
    <div class="ends">
      {made ? (
        <Button look={isOver ? 'main' : 'second'} onPress={now.again}>
          {t(invite.another)}
        </Button>
      ) : (
        <Button look="main" onPress={() => void now.make()} off={isAsking}>
          {t(isAsking ? invite.making : invite.make)}
        </Button>
      )}
      {joined && (
        <Button look="main" href="/settings/devices">
          {t(invite.seeDevices)}
        </Button>
      )}
    </div>
  );
}

function ForWhat({ now }: { now: Inviting }) {
  const { t } = useSpeak();
  const sites = useLive(() => live(allSites), []) ?? [];
  return (
    <div class="fields">
      <Choice
        name={t(invite.role)}
        value={now.role}
        choices={roles.map((one) => [one, t(roleNames[one])] as const)}
        onChoose={(chosen) => now.chooseRole(chosen as Role)}
      />
      {sites.length > 1 && (
        <Choice
          name={t(invite.site)}
          value={now.siteId}
          choices={sites.map(({ id, name }) => [id as string, name] as const)}
          onChoose={now.chooseSite}
        />
      )}
      {now.isOffline && (
        <p class="notice" role="alert">
          {t(invite.offline)}
        </p>
      )}
    </div>
  );
}

function MadeCode({ now, code, expiresAt }: { now: Inviting; code: string; expiresAt: string }) {
  const { t } = useSpeak();
  const link = `${location.origin}/join#${code}`;
  if (now.isOver) return <p class="lead">{t(invite.over)}</p>;
  return (
    <div class="made-code">
      <p class="lead">{t(invite.showThis)}</p>
      <p class="figure">{`${code.slice(0, 4)}-${code.slice(4)}`}</p>
      <p>
        <Rich text={t(invite.until, expiresAt)} />
      </p>
      <QrCode text={link} label={t(invite.qr)} />
      <p class="second">{link}</p>
      <p role="status">{t(now.isBlind ? invite.blind : invite.waits)}</p>
    </div>
  );
}

/** Always dark on light, also at night: that is what scanners read. */
function QrCode({ text, label }: { text: string; label: string }) {
  const code = generate(text);
  const squares: string[] = [];
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) squares.push(`M${x} ${y}h1v1h-1z`);
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`-3 -3 ${code.size + 6} ${code.size + 6}`}
      shapeRendering="crispEdges"
    >
      <rect x="-3" y="-3" width="100%" height="100%" fill="#fffdf8" />
      <path d={squares.join('')} fill="#1e2330" />
    </svg>
  );
}
