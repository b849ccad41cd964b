// Settings: this device, loan rules, the welcome screen, places and bookcases, other devices.
import { mayInvite, maySeeDevices, mayWrite } from '#domain/access/may.ts';
import type { Unit } from '#domain/places/unit.ts';
import { mostlyComing } from '#domain/visits/mostly-coming.ts';
import { appVersion } from '#device/app-version.ts';
import { allSites, theUnit } from '#device/read/places.ts';
import { live } from '#device/read/live.ts';
import { session } from '#device/session.ts';
import { changeSettings } from '#device/settings.ts';
import { devices } from '#i18n/devices.ts';
import { languages, ownName } from '#i18n/language.ts';
import { roleNames, settings } from '#i18n/settings.ts';
import { thisDevice } from '#i18n/this-device.ts';
import { Button } from '#ui/control/button.tsx';
import { Checkbox } from '#ui/control/checkbox.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { Segment } from '#ui/control/segment.tsx';
import { Stepper } from '#ui/control/stepper.tsx';
import { Page } from '#ui/frame/page.tsx';
import { Section } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { Forget } from './forget.tsx';
import { Places } from './places.tsx';
import './settings.css';

const change = (chosen: Parameters<typeof changeSettings>[0]) => void changeSettings(chosen);

export function SettingsScreen() {
  const { t } = useSpeak();
  const now = useStore(session, (state) => state);
  const unit = useLive(() => live(() => theUnit(now.unitId ?? '')), [now.unitId]);
  const mayEdit = mayWrite(now.settings.role, 'bookcase');
  return (
    <Page title={t(settings.title)} second={unit?.name}>
      <ThisDevice />
      <Loans />
      {(unit ?? now.settings.kioskFor) && <WelcomeScreen unit={unit} />}
      {mayEdit && <Places />}
      <Section title={t(settings.others)}>
        <div class="setting">
          <p class="prose">{t(now.server ? settings.joined : settings.alone)}</p>
          <div class="acts">
            {now.server && mayInvite(now.settings.role) && (
              <Button href="/settings/invite">{t(settings.invite)}</Button>
            )}
            {now.server && maySeeDevices(now.settings.role) && (
              <Button href="/settings/devices">{t(devices.title)}</Button>
            )}
            <Button look={now.server ? 'quiet' : 'second'} href="/join">
              {t(settings.join)}
            </Button>
          </div>
        </div>
      </Section>
      {mayEdit && (
        <Section title={t(settings.lists)}>
          <div class="setting acts">
            <Button href="/import/titles">{t(settings.importTitles)}</Button>
            <Button href="/import/members">{t(settings.importMembers)}</Button>
          </div>
        </Section>
      )}
      <Section title={t(settings.about)}>
        <div class="setting">
          <p class="second">{t(settings.version, appVersion)}</p>
          <Button href="/this-device">{t(thisDevice.open)}</Button>
        </div>
        <Forget />
      </Section>
    </Page>
  );
}

function ThisDevice() {
  const { t, language } = useSpeak();
  const now = useStore(session, (state) => state.settings);
  const sites = useLive(() => live(allSites), []) ?? [];
  return (
    <Section title={t(settings.device)}>
      <div class="setting">
        <Segment
          name={t(settings.language)}
          value={language}
          choices={languages.map((one) => [one, ownName[one]] as const)}
          onChoose={(chosen) => change({ language: chosen })}
        />
        <div class="pair">
          <Checkbox on={now.sound} onTurn={(sound) => change({ sound })}>
            {t(settings.sound)}
          </Checkbox>
          <Checkbox on={now.vibration} onTurn={(vibration) => change({ vibration })}>
            {t(settings.vibration)}
          </Checkbox>
        </div>
        {sites.length > 1 && (
          <Choice
            name={t(settings.site)}
            value={now.siteId ?? ''}
            choices={sites.map(({ id, name }) => [id as string, name] as const)}
            onChoose={(siteId) => change({ siteId })}
          />
        )}
        <div class="field">
          <span class="name">{t(settings.role)}</span>
          <p class="second">{t(roleNames[now.role])}</p>
        </div>
      </div>
    </Section>
  );
}

function Loans() {
  const { t } = useSpeak();
  const { loanDays, loanLimit } = useStore(session, (state) => state.settings);
  return (
    <Section title={t(settings.loans)}>
      <div class="setting pair">
        <div class="field">
          <span class="name">{t(settings.loanDays)}</span>
          <Stepper
            name={t(settings.loanDays)}
            value={loanDays}
            least={1}
            most={365}
            onChange={(days) => change({ loanDays: days })}
          />
        </div>
        <div class="field">
          <span class="name">{t(settings.loanLimit)}</span>
          <Stepper
            name={t(settings.loanLimit)}
            value={loanLimit}
            least={1}
            most={50}
            onChange={(limit) => change({ loanLimit: limit })}
          />
        </div>
      </div>
    </Section>
  );
}

function WelcomeScreen({ unit }: { unit: Unit | undefined }) {
  const { t } = useSpeak();
  const { kioskFor, kioskPin } = useStore(session, (state) => state.settings);
  return (
    <Section title={t(settings.kiosk)}>
      <div class="setting">
        <p>{t(settings.kioskFor)}</p>
        <Segment
          name={t(settings.kioskFor)}
          value={kioskFor ?? mostlyComing(unit)}
          choices={[
            ['children', t(settings.children)],
            ['everyone', t(settings.everyone)],
          ]}
          onChoose={(chosen) => change({ kioskFor: chosen })}
        />
        <Field
          name={t(settings.pin)}
          hint={t(settings.pinHint)}
          value={kioskPin ?? ''}
          inputMode="numeric"
          maxLength={8}
          onType={(typed) => change({ kioskPin: typed.replace(/\D/g, '') || undefined })}
        />
      </div>
    </Section>
  );
}
