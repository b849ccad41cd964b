// The devices of the library: what each is for, when it was last there, and whether it may come in. Reached from Settings by
// an administrator; a lost tablet is taken out here.
import { useEffect, useMemo } from 'preact/hooks';
import { nowAt } from '#device/clock.ts';
import { devices, deviceActs, roleWords } from '#i18n/devices.ts';
import type { KnownDevice } from '#protocol/devices.ts';
import { Button } from '#ui/control/button.tsx';
import { Dialog } from '#ui/frame/dialog.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar, type Said } from '#ui/frame/written-bar.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge } from '#ui/list/section.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';
import { DeviceCard } from './device-card.tsx';
import { createTendingDevices, type TendingDevices } from './devices.store.ts';

export function DevicesScreen() {
  const { t } = useSpeak();
  const now = useStore(useMemo(createTendingDevices, []), (state) => state);
  useEffect(() => void now.load(), []);
  const said: Said | undefined = now.said && {
    text: t(deviceActs[now.said.act], now.said.name),
    ...(now.said.back ? { onUndo: () => void now.undo() } : {}),
  };
  const isReady = now.devices !== undefined || now.isOffline;
  return (
    <Page title={t(devices.title)} back="/settings" ready={isReady} foot={said && <WrittenBar said={said} />}>
      {now.isOffline && (
        <div class="notice" role="alert">
          <p>{t(devices.offline)}</p>
          <Button onPress={() => void now.load()}>{t(devices.again)}</Button>
        </div>
      )}
      <div>
        {now.devices?.map((device) => (
          <DeviceLine key={device.device} now={now} device={device} />
        ))}
      </div>
      {now.asksToRevoke && <RevokeDialog now={now} device={now.asksToRevoke} />}
    </Page>
  );
}

function DeviceLine({ now, device }: { now: TendingDevices; device: KnownDevice }) {
  const { t, format } = useSpeak();
  const { name, role, state, isOwn, joinedAt, lastSeenAt, app, waiting, kept } = device;
  const seen = lastSeenAt && t(devices.lastSeen, format.moment(lastSeenAt, nowAt()));
  const facts = [
    t(roleWords[role]),
    seen ?? t(devices.neverSeen),
    waiting ? t(devices.waiting, waiting) : undefined,
    kept ? t(devices.keptApart, keptIn(kept)) : undefined,
    // Most tablets keep the name they were given: the day tells one from another before the wrong one is taken out.
    t(devices.joined, format.shortDay(joinedAt)),
    app && t(devices.version, app),
  ];
  const badge = isOwn ? t(devices.own) : state === 'active' ? undefined : t(devices[state]);
  return (
    <>
      <Row
        title={name}
        second={facts.filter(Boolean).join(' · ')}
        fact={badge && <Badge look={isOwn ? 'plain' : 'son'}>{badge}</Badge>}
        onPress={() => now.open(device)}
        stacks
      />
      {now.openId === device.device && <DeviceCard now={now} device={device} />}
    </>
  );
}

const keptIn = (kept: NonNullable<KnownDevice['kept']>) => kept.reduce((sum, [, count]) => sum + count, 0);

function RevokeDialog({ now, device }: { now: TendingDevices; device: KnownDevice }) {
  const { t } = useSpeak();
  return (
    <Dialog
      title={t(devices.revokeAsk, device.name)}
      safe={t(devices.revokeKeep)}
      careful={t(devices.revoke)}
      onSafe={() => now.askToRevoke(undefined)}
      onCareful={() => void now.setState(device, 'revoked')}
    >
      <p>
        <Rich text={t(devices.revokeSays)} />
      </p>
    </Dialog>
  );
}
