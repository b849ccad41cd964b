// Makes a one-time code for another device and shows it to be typed or scanned.
import { generate } from 'lean-qr';
import { useState } from 'preact/hooks';
import { roles, type Role } from '#domain/access/role.ts';
import { invite as askForCode } from '#device/joining/invite.ts';
import { allSites } from '#device/read/places.ts';
import { live } from '#device/read/live.ts';
import { siteHere } from '#device/session.ts';
import { invite, roleNames } from '#i18n/settings.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice } from '#ui/control/field.tsx';
import { Page } from '#ui/frame/page.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import './invite.css';

interface Made {
  readonly code: string;
  readonly expiresAt: string;
}

export function InviteScreen() {
  const { t } = useSpeak();
  const [role, setRole] = useState<Role>('librarian');
  const [siteId, setSiteId] = useState(siteHere());
  const [made, setMade] = useState<Made>();
  const [state, setState] = useState<'ready' | 'asking' | 'offline'>('ready');
  const sites = useLive(() => live(allSites), []) ?? [];
  const make = async () => {
    setState('asking');
    const answer = await askForCode({ role, ...(siteId ? { siteId } : {}) });
    setState(answer.ok ? 'ready' : 'offline');
    if (answer.ok) setMade(answer);
  };
  const foot = (
    <div class="ends">
      {made ? (
        <Button onPress={() => setMade(undefined)}>{t(invite.another)}</Button>
      ) : (
        <Button look="main" onPress={() => void make()} off={state === 'asking'}>
          {t(state === 'asking' ? invite.making : invite.make)}
        </Button>
      )}
    </div>
  );
  return (
    <Page title={t(invite.title)} back="/settings" foot={foot}>
      {made ? (
        <MadeCode made={made} />
      ) : (
        <div class="fields">
          <Choice
            name={t(invite.role)}
            value={role}
            choices={roles.map((one) => [one, t(roleNames[one])] as const)}
            onChoose={(chosen) => setRole(chosen as Role)}
          />
          {sites.length > 1 && (
            <Choice
              name={t(invite.site)}
              value={siteId}
              choices={sites.map(({ id, name }) => [id as string, name] as const)}
              onChoose={setSiteId}
            />
          )}
          {state === 'offline' && (
            <p class="notice" role="alert">
              {t(invite.offline)}
            </p>
          )}
        </div>
      )}
    </Page>
  );
}

function MadeCode({ made }: { made: Made }) {
  const { t } = useSpeak();
  const link = `${location.origin}/join#${made.code}`;
  return (
    <div class="made-code">
      <p class="lead">{t(invite.showThis)}</p>
      <p class="figure">{`${made.code.slice(0, 4)}-${made.code.slice(4)}`}</p>
      <p>
        <Rich text={t(invite.until, made.expiresAt)} />
      </p>
      <QrCode text={link} label={t(invite.qr)} />
      <p class="second">{link}</p>
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
