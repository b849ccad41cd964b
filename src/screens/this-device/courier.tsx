// The way out when nothing else works: what waits as a file, for another device to hand in; and handing in such a file here.
import { useState } from 'preact/hooks';
import { FileDown, FileUp } from 'lucide';
import { handIn, type HandedIn } from '#device/courier/hand-in.ts';
import { packUnsent } from '#device/courier/pack.ts';
import { nowAt } from '#device/clock.ts';
import { dayOf } from '#domain/record/day.ts';
import { courier, handedIn } from '#i18n/this-device.ts';
import { Button } from '#ui/control/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Section } from '#ui/list/section.tsx';
import { saveAs } from '#ui/save-as.ts';
import { useSpeak } from '#ui/speak.tsx';

export function Courier({ waiting }: { waiting: number }) {
  const { t, tell } = useSpeak();
  const [said, setSaid] = useState('');
  const pack = async () => {
    const packed = await packUnsent();
    if (!packed) return setSaid(t(courier.noFile));
    saveAs(packed.file, `tu-sach-${dayOf(nowAt())}.tusach`);
    setSaid(t(courier.packed, packed.count));
  };
  const take = async (file: File) => {
    setSaid(t(courier.handingIn));
    setSaid(tell<HandedIn>(handedIn, await handIn(file)));
  };
  return (
    <Section title={t(courier.title)}>
      <div class="beneath">
        <p class="prose">{t(courier.why)}</p>
        {waiting > 0 && (
          <Button icon={FileDown} onPress={() => void pack()}>
            {t(courier.pack)}
          </Button>
        )}
        <label class="button choose-file">
          <Icon of={FileUp} />
          {t(courier.choose)}
          <input
            type="file"
            accept=".tusach"
            class="hidden-words"
            onChange={(e) => {
              const [file] = e.currentTarget.files ?? [];
              // Or the same file, handed in again when there is a network, would be no change.
              e.currentTarget.value = '';
              if (file) void take(file);
            }}
          />
        </label>
        <p role="status">{said}</p>
      </div>
    </Section>
  );
}
