// What was understood of a list: how much, what will be otherwise than it says, and the first rows as they will be written.
import { importing } from '#i18n/import.ts';
import { importLines } from '#i18n/import-lines.ts';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { Rich } from '#ui/rich.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { Differences } from './differences.tsx';
import type { Importing, ListRead } from './import.store.ts';

const shown = 8;

export function Understood({ now, read }: { now: Importing; read: ListRead }) {
  const { t } = useSpeak();
  if (read.list.kind === 'no-names') {
    const found = read.list.headings.filter(Boolean).join(', ') || '…';
    return (
      <p class="notice attention" role="alert">
        {t(read.of === 'titles' ? importing.noNamesOfTitles : importing.noNamesOfMembers, found)}
      </p>
    );
  }
  return (
    <>
      <p class="lead" role="status">
        <Rich text={useCounted(read)} />
      </p>
      {now.comparing && <p class="second">{t(importLines.comparing, now.comparing.done, now.comparing.all)}</p>}
      {now.expected && !now.done && <p role="status">{t(importLines.toAdd, now.expected.added, now.expected.known)}</p>}
      <Differences now={now} read={read} />
      <Section title={t(importing.preview)}>
        <Preview read={read} />
        {read.list.rows.length > shown && (
          <p class="second more">{t(importing.andMore, read.list.rows.length - shown)}</p>
        )}
      </Section>
    </>
  );
}

function useCounted(read: ListRead): string {
  const { t } = useSpeak();
  if (read.list.kind !== 'read') return '';
  if (read.of === 'titles') {
    const rows = read.list.kind === 'read' ? read.list.rows : [];
    const copies = rows.reduce((sum, row) => sum + row.copies, 0);
    return t(importing.understoodTitles, rows.length, copies);
  }
  const rows = read.list.kind === 'read' ? read.list.rows : [];
  return t(importing.understoodMembers, rows.length, new Set(rows.map(({ group }) => group).filter(Boolean)).size);
}

function Preview({ read }: { read: ListRead }) {
  const { t } = useSpeak();
  if (read.of === 'titles')
    return (
      <>
        {(read.list.kind === 'read' ? read.list.rows : []).slice(0, shown).map(({ row, fields, numbers, copies }) => (
          <Row
            key={row}
            sign={<Spine level={fields.level} />}
            title={fields.title}
            second={[fields.authors?.join(', '), fields.publisher, fields.year].filter(Boolean).join(' · ')}
            fact={<span class="nowrap">{numbers[0]?.number ?? `× ${copies}`}</span>}
          />
        ))}
      </>
    );
  return (
    <>
      {(read.list.kind === 'read' ? read.list.rows : []).slice(0, shown).map(({ row, fullName, group, card }) => (
        <Row
          key={row}
          look="tight"
          title={
            <span class="name-in-row">
              <PersonName fullName={fullName} />
            </span>
          }
          second={[group, card].filter(Boolean).join(' · ')}
          fact={<span class="second">{t(importing.row, row)}</span>}
        />
      ))}
    </>
  );
}
