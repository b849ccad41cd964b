// This device, as it is: what waits, what was fetched, what is promised, how much room there is, which versions. One screen
// for the person who helps over the telephone.
import { useEffect, useState } from 'preact/hooks';
import { appVersion } from '#device/app-version.ts';
import { clockIsOff, isRightEnough, nowAt, writtenAt } from '#device/clock.ts';
import { live } from '#device/read/live.ts';
import { deviceStand, room, type DeviceStand, type Room } from '#device/read/this-device.ts';
import { serverVersion } from '#device/joining/server-version.ts';
import { wake } from '#device/round/wake.ts';
import { session, type Session } from '#device/session.ts';
import { noteRead } from '#device/upkeep/keep-storage.ts';
import { thisDevice } from '#i18n/this-device.ts';
import { Button } from '#ui/control/button.tsx';
import { Page } from '#ui/frame/page.tsx';
import { Section } from '#ui/list/section.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { Courier } from './courier.tsx';
import './this-device.css';

export function ThisDeviceScreen() {
  const { t } = useSpeak();
  const now = useStore(session, (state) => state);
  const isKiosk = now.settings.role === 'kiosk';
  const stand = useLive(() => live(deviceStand), []);
  const [space, setSpace] = useState<Room>();
  const [version, setVersion] = useState<string>();
  useEffect(() => {
    void room().then(setSpace);
    void noteRead();
    if (now.server) void serverVersion().then(setVersion);
  }, []);
  return (
    <Page title={t(thisDevice.title)} back={isKiosk ? '/kiosk' : '/waiting'} ready={stand !== undefined}>
      {stand && (
        <div class="columns">
          <Sending now={now} stand={stand} />
          <Keeping now={now} stand={stand} space={space} />
          <Machine now={now} stand={stand} version={version} />
          {now.server && <Courier waiting={stand.waiting} />}
          {isKiosk && <Kiosk />}
        </div>
      )}
    </Page>
  );
}

/** A fact in a list: its name, and what is so. */
function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div class="fact">
      <dt class="second">{name}</dt>
      <dd>
        <Rich text={text} />
      </dd>
    </div>
  );
}

function Sending({ now, stand }: { now: Session; stand: DeviceStand }) {
  const { t, format } = useSpeak();
  const at = (iso: string) => format.moment(iso, nowAt());
  if (!now.server)
    return (
      <Section title={t(thisDevice.sending)}>
        <p class="beneath">{t(thisDevice.alone)}</p>
      </Section>
    );
  const { exchange } = now;
  const oldest = stand.oldestAt === undefined ? undefined : at(writtenAt(stand.oldestAt));
  return (
    <Section title={t(thisDevice.sending)}>
      <dl class="facts">
        <Fact
          name={t(thisDevice.waiting)}
          text={oldest ? t(thisDevice.waitingSince, stand.waiting, oldest) : t(thisDevice.nothingWaits)}
        />
        <Fact
          name={t(thisDevice.lastGood)}
          text={exchange?.lastGoodAt ? at(exchange.lastGoodAt) : t(thisDevice.neverYet)}
        />
        {exchange?.trouble && exchange.triedAt && (
          <Fact name={t(thisDevice.lastTry)} text={t(thisDevice.notThrough, at(exchange.triedAt))} />
        )}
        {stand.scopes.map(({ kind, behind }) => (
          <Fact
            key={kind}
            name={t(thisDevice.scopes[kind])}
            text={behind > 0 ? t(thisDevice.behind, behind) : t(thisDevice.upToDate)}
          />
        ))}
        {stand.loading && (
          <Fact name={t(thisDevice.titles)} text={t(thisDevice.loading, stand.loading.here, stand.loading.all)} />
        )}
        {stand.traffic && (
          <Fact
            name={t(thisDevice.traffic)}
            text={t(thisDevice.sentAndFetched, kilobytes(stand.traffic.sent), kilobytes(stand.traffic.received))}
          />
        )}
        {exchange?.restartedAt && <Fact name={t(thisDevice.restarted)} text={at(exchange.restartedAt)} />}
      </dl>
      <div class="beneath">
        <Button wide onPress={wake}>
          {t(thisDevice.sendNow)}
        </Button>
      </div>
    </Section>
  );
}

const kilobytes = (bytes: number) => Math.ceil(bytes / 1_000);
const roomIn = (t: Speaker['t'], bytes: number) =>
  bytes < 10_000_000_000
    ? t(thisDevice.megabytes, Math.round(bytes / 1_000_000))
    : t(thisDevice.gigabytes, Math.round(bytes / 1_000_000_000));

function Keeping({ now, stand, space }: { now: Session; stand: DeviceStand; space: Room | undefined }) {
  const { t } = useSpeak();
  const { used, left, hasReserve } = space ?? {};
  return (
    <Section title={t(thisDevice.keeping)}>
      <dl class="facts">
        <Fact name={t(thisDevice.records)} text={t(thisDevice.howMany, stand.records)} />
        {used !== undefined && <Fact name={t(thisDevice.used)} text={roomIn(t, used)} />}
        {left !== undefined && <Fact name={t(thisDevice.left)} text={roomIn(t, left)} />}
        {space && (
          <Fact name={t(thisDevice.reserve)} text={t(hasReserve ? thisDevice.isThere : thisDevice.isNotThere)} />
        )}
        {now.kept && (
          <Fact
            name={t(thisDevice.promise)}
            text={t(now.kept.promised ? thisDevice.promised : thisDevice.notPromised)}
          />
        )}
      </dl>
    </Section>
  );
}

/** A device at the door has no other pages: from here it goes back to its visitors, or gets a new code. */
function Kiosk() {
  const { t } = useSpeak();
  return (
    <Section title={t(thisDevice.kiosk)}>
      <div class="beneath">
        <p class="prose">{t(thisDevice.newCodeWhen)}</p>
        <Button href="/join">{t(thisDevice.newCode)}</Button>
        <Button look="main" href="/kiosk">
          {t(thisDevice.toVisitors)}
        </Button>
      </div>
    </Section>
  );
}

/** What is so now; of a clock that was wrong and counts as set right, only what can be known. */
function clockWords({ clockOffset }: Session, t: Speaker['t']): string {
  const off = clockIsOff();
  const minutes = Math.round(Math.abs(off) / 60_000);
  if (off !== 0) return t(off > 0 ? thisDevice.slow : thisDevice.fast, minutes);
  return t(isRightEnough(clockOffset) ? thisDevice.clockRight : thisDevice.clockSetRight);
}

function Machine({ now, stand, version }: { now: Session; stand: DeviceStand; version: string | undefined }) {
  const { t } = useSpeak();
  return (
    <Section title={t(thisDevice.machine)}>
      <dl class="facts">
        {now.server && <Fact name={t(thisDevice.clock)} text={clockWords(now, t)} />}
        <Fact name={t(thisDevice.app)} text={appVersion} />
        {now.server && <Fact name={t(thisDevice.server)} text={version ?? t(thisDevice.noAnswer)} />}
        {stand.device && <Fact name={t(thisDevice.mark)} text={stand.device.slice(0, 8)} />}
      </dl>
    </Section>
  );
}
