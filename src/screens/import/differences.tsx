// What is otherwise than the list says: columns that are not taken, and for each kind how many rows and why, to be opened line
// by line and saved as a file. The same facts stand here before the writing and after it.
import { ChevronDown, ChevronUp, FileDown } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { linesToCheck } from '#device/import/lines-to-check.ts';
import { importing } from '#i18n/import.ts';
import { importLines, leftColumns, lineKinds } from '#i18n/import-lines.ts';
import { Button } from '#ui/control/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { saveAs } from '#ui/save-as.ts';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import type { Importing, ListRead, Table } from './import.store.ts';
import { linesByKind, sayLine, type LinesOfKind } from './lines.ts';

/** Lines that are drawn at once when a kind is opened. */
const shown = 50;

export function Differences({ now, read }: { now: Importing; read: ListRead }) {
  const { t } = useSpeak();
  const outcome = now.done ?? now.expected;
  const kinds = useMemo(() => linesByKind(read, outcome), [read, outcome]);
  const left = read.list.kind === 'read' ? read.list.left : [];
  if (kinds.length === 0 && left.length === 0)
    return outcome ? <p class="second more">{t(importLines.asInFile)}</p> : null;
  return (
    <Section title={t(now.done ? importLines.differs : importLines.willDiffer)}>
      {(['unknown', 'again', 'apart', 'private'] as const).map((kind) => {
        const names = left.filter((one) => one.kind === kind).map(({ name }) => name);
        return names.length > 0 && <Row key={kind} look="read" title={t(leftColumns[kind], names)} />;
      })}
      {kinds.map((one) => (
        <Kind key={one.kind} of={read.of} found={one} />
      ))}
      {kinds.length > 0 && now.table && <SaveLines read={read} kinds={kinds} table={now.table} />}
    </Section>
  );
}

function Kind({ of, found: { kind, lines } }: { of: ListRead['of']; found: LinesOfKind }) {
  const speak = useSpeak();
  const { t } = speak;
  const [most, setMost] = useState(0);
  const isOpen = most > 0;
  const { head, why } = lineKinds[kind];
  const rest = Math.min(shown, lines.length - most);
  return (
    <div class={isOpen ? 'opened' : ''}>
      <Row
        title={<span class={kind === 'left-out' ? 'attention' : ''}>{t(head, lines.length)}</span>}
        second={t(why)}
        fact={<Icon of={isOpen ? ChevronUp : ChevronDown} />}
        isOpen={isOpen}
        onPress={() => setMost(isOpen ? 0 : shown)}
      />
      {lines.slice(0, most).map((line, at) => (
        <Row key={at} look="read" title={t(importing.row, line.row)} second={sayLine(of, line, speak)} />
      ))}
      {isOpen && rest > 0 && (
        <Button look="quiet" onPress={() => setMost(most + shown)}>
          {t(importLines.more, rest)}
        </Button>
      )}
    </div>
  );
}

function SaveLines({ read, kinds, table }: { read: ListRead; kinds: readonly LinesOfKind[]; table: Table }) {
  const speak = useSpeak();
  const { t } = speak;
  const [isSaved, setSaved] = useState(false);
  const rows = useMemo(() => new Set(kinds.flatMap(({ lines }) => lines.map(({ row }) => row))).size, [kinds]);
  const save = async () => {
    await saveKinds(read, kinds, table, speak);
    setSaved(true);
  };
  return (
    <div class="save-lines">
      <Button icon={FileDown} onPress={() => void save()}>
        {t(importLines.save, rows)}
      </Button>
      <p role="status">{isSaved && t(importLines.saved)}</p>
    </div>
  );
}

async function saveKinds(read: ListRead, kinds: readonly LinesOfKind[], table: Table, speak: Speaker): Promise<void> {
  if (read.list.kind !== 'read') return;
  const file = await linesToCheck({
    table,
    heading: read.list.heading,
    lines: kinds.flatMap(({ lines }) => lines),
    say: (line) => sayLine(read.of, line, speak),
    names: [speak.t(importLines.rowColumn), speak.t(importLines.sentenceColumn)],
  });
  saveAs(file, `${speak.t(importLines.fileName)}.csv`);
}
