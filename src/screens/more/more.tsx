// The places that have no room in the bar of narrow screens.
import { ChevronRight, DoorOpen, Send, Settings, Users } from 'lucide';
import { session } from '#device/session.ts';
import { attentionCount } from '#device/read/attention.ts';
import { theUnit } from '#device/read/places.ts';
import { live } from '#device/read/live.ts';
import { frame } from '#i18n/frame.ts';
import { waiting } from '#i18n/waiting.ts';
import { Page } from '#ui/frame/page.tsx';
import { Icon } from '#ui/icon.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge } from '#ui/list/section.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';

const places = [
  ['/members', 'members', Users],
  ['/visits', 'visits', DoorOpen],
  ['/waiting', 'waiting', Send],
  ['/settings', 'settings', Settings],
] as const;

export function MoreScreen() {
  const { t } = useSpeak();
  const unitId = useStore(session, (now) => now.unitId) ?? '';
  const unit = useLive(() => live(() => theUnit(unitId)), [unitId]);
  const attention = useLive(() => live(attentionCount), []) ?? 0;
  return (
    <Page title={t(frame.more)} second={unit?.name}>
      <div>
        {places.map(([href, name, icon]) => (
          <Row
            key={href}
            href={href}
            title={t(frame[name])}
            sign={<Icon of={icon} />}
            fact={name === 'waiting' && attention > 0 && <Badge look="son">{t(waiting.tasks, attention)}</Badge>}
            iconAfter={ChevronRight}
          />
        ))}
      </div>
    </Page>
  );
}
