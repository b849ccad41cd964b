// One device, opened: its name, what it is for, and letting it wait or go. Nobody changes these of their own device.
import { mayTendDevice } from '#domain/access/may.ts';
import { roles, type Role } from '#domain/access/role.ts';
import { session } from '#device/session.ts';
import { devices } from '#i18n/devices.ts';
import { frame } from '#i18n/frame.ts';
import { roleNames } from '#i18n/settings.ts';
import { acts, otherAct } from '#i18n/waiting.ts';
import type { KnownDevice } from '#protocol/devices.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { Row } from '#ui/list/row.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import type { TendingDevices } from './devices.store.ts';
import './devices.css';

export function DeviceCard({ now, device }: { now: TendingDevices; device: KnownDevice }) {
  const { t } = useSpeak();
  const own = useStore(session, (state) => state.settings.role);
  const mayTend = mayTendDevice(own, device.isOwn);
  return (
    <div class="device-card">
      <form
        class="pair"
        onSubmit={(e) => {
          e.preventDefault();
          void now.rename(device);
        }}
      >
        <Field name={t(devices.name)} value={now.typed} maxLength={60} onType={now.type} />
        <Button sends off={now.isAsking}>
          {t(frame.save)}
        </Button>
      </form>
      {!device.hasKey && <p class="second">{t(devices.noKey)}</p>}
      {mayTend && device.kept && <KeptApart now={now} device={device} kept={device.kept} />}
      {mayTend ? <Tending now={now} device={device} /> : <p class="second">{t(devices.ownSays)}</p>}
    </div>
  );
}

function Tending({ now, device }: { now: TendingDevices; device: KnownDevice }) {
  const { t } = useSpeak();
  const { role, state } = device;
  if (state === 'revoked') return <p class="second">{t(devices.revokedSays)}</p>;
  return (
    <>
      <Choice
        name={t(devices.role)}
        value={role}
        choices={roles.map((one) => [one, t(roleNames[one])] as const)}
        onChoose={(chosen) => void now.setRole(device, chosen as Role)}
      />
      <p class="second">{t(state === 'active' ? devices.suspendSays : devices.suspendedSays)}</p>
      <div class="acts">
        {state === 'active' ? (
          <Button off={now.isAsking} onPress={() => void now.setState(device, 'suspended')}>
            {t(devices.suspend)}
          </Button>
        ) : (
          <Button off={now.isAsking} onPress={() => void now.setState(device, 'active')}>
            {t(devices.takeBack)}
          </Button>
        )}
        <Button look="careful" off={now.isAsking} onPress={() => now.askToRevoke(device)}>
          {t(devices.revoke)}
        </Button>
      </div>
    </>
  );
}

interface KeptApartProps {
  readonly now: TendingDevices;
  readonly device: KnownDevice;
  readonly kept: NonNullable<KnownDevice['kept']>;
}
/** What was written is told by its kinds alone: enough to decide, and nobody's name. */
function KeptApart({ now, device, kept }: KeptApartProps) {
  const { t, format } = useSpeak();
  return (
    <div>
      <p>{t(devices.keptSays)}</p>
      {kept.map(([act, count]) => (
        <Row key={act} look="plain" title={t(acts[act] ?? otherAct)} fact={format.number(count)} />
      ))}
      <Button off={now.isAsking} onPress={() => void now.takeIn(device)}>
        {t(devices.takeIn)}
      </Button>
    </div>
  );
}
