// Names a library and begins it on this device, without account or network. Also names a server's library that nobody has
// named yet.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Unit } from '#domain/places/unit.ts';
import { startHere } from '#device/joining/start.ts';
import { session } from '#device/session.ts';
import { start } from '#i18n/start.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { Page } from '#ui/frame/page.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';

export function StartScreen() {
  const { t } = useSpeak();
  const { route } = useLocation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Unit['unitKind']>('school');
  const [wrong, setWrong] = useState(false);
  const known = useStore(session, ({ unitId }) => unitId !== undefined);
  const begin = async () => {
    const refusal = await startHere({ name, unitKind: kind, siteName: t(start.mainSite) });
    setWrong(refusal !== undefined);
    if (refusal) return;
    route('/', true);
  };
  const kinds = ['school', 'culturalHouse', 'club', 'library'] as const;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        void begin();
      }}
    >
      <Page
        title={t(start.nameTitle)}
        back={known ? '/' : '/welcome'}
        foot={
          <div class="ends">
            <Button look="main" sends>
              {t(start.begin)}
            </Button>
          </div>
        }
      >
        <div class="fields">
          <Field
            name={t(start.name)}
            hint={t(start.nameHint)}
            wrong={wrong ? t(start.noName) : undefined}
            value={name}
            onType={setName}
            maxLength={200}
            autoFocus
          />
          <Choice
            name={t(start.kind)}
            value={kind}
            choices={kinds.map((one) => [one, t(start[one])] as const)}
            onChoose={(chosen) => setKind(chosen as Unit['unitKind'])}
          />
        </div>
      </Page>
    </form>
  );
}
