// What needs a person, and what waits to be sent: how many, since when, and that it is safe.
import { useState } from 'preact/hooks';
import { nowAt, writtenAt } from '#device/clock.ts';
import { putAside, sendAgain } from '#device/answers/held.ts';
import { waitingNow } from '#device/outbox.ts';
import { writtenLines } from '#device/read/cases/writers.ts';
import { live } from '#device/read/live.ts';
import { heldLines, waitingLines, type WaitingLine } from '#device/read/waiting.ts';
import { session } from '#device/session.ts';
import { wake } from '#device/round/wake.ts';
import { calledName } from '#i18n/format.ts';
import { cases } from '#i18n/case-card.ts';
import { thisDevice } from '#i18n/this-device.ts';
import { purposes, visits } from '#i18n/visits.ts';
import { acts, heldReasons, otherAct, waiting } from '#i18n/waiting.ts';
import { Button } from '#ui/control/button.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar, type Said } from '#ui/frame/written-bar.tsx';
import { Row } from '#ui/list/row.tsx';
import { Badge, Section } from '#ui/list/section.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { CaseCard } from './case-card.tsx';
import { viewOf } from './kinds/kinds.ts';
import type { Settled } from './settle-case.ts';
import { SettledLately } from './settled-lately.tsx';
import './waiting.css';

const shown = 12;

export function WaitingScreen() {
  const speak = useSpeak();
  const { t } = speak;
  const lines = useLive(() => live(writtenLines), []);
  const held = useLive(() => live(() => heldLines(50)), []) ?? [];
  const [later, setLater] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<Said>();
  const count = (lines?.length ?? 0) + held.length;
  const open = (lines ?? []).filter((line) => !later.includes(line.open.id));
  const putOff = (lines?.length ?? 0) - open.length;
  const tellSettled = (settled: Settled) =>
    setSaid({ text: saidOf(settled, speak), onUndo: () => void settled.undo().then(() => setSaid(undefined)) });
  return (
    <Page title={t(waiting.title)} ready={lines !== undefined} foot={said && <WrittenBar said={said} />}>
      <div class="columns waiting-grid">
        <Section title={t(waiting.toCheck)} fact={count > 0 && <Badge look="son">{t(waiting.tasks, count)}</Badge>}>
          {count === 0 && <p class="nothing second">{t(waiting.nothingToCheck)}</p>}
          {open.map((line) => (
            <CaseCard
              key={line.open.id}
              line={line}
              onLater={() => setLater([...later, line.open.id])}
              onSettled={tellSettled}
            />
          ))}
          {held.map((line) => (
            <HeldRow key={line.queued.seq} line={line} />
          ))}
          {putOff > 0 && (
            <Row
              title={t(cases.putOff, putOff)}
              second={t(cases.lookAgain)}
              isOpen={false}
              onPress={() => setLater([])}
            />
          )}
          <SettledLately onAskedAgain={() => setSaid({ text: t(cases.askedAgain) })} />
        </Section>
        <Queue />
      </div>
    </Page>
  );
}

/** What is true now that it is decided. */
function saidOf({ line }: Settled, speak: Speaker): string {
  const truth = line && viewOf(line.open.caseKind)?.stands(line, speak);
  return truth === undefined ? speak.t(cases.settled) : speak.t(cases.nowSo, truth);
}

function HeldRow({ line }: { line: WaitingLine }) {
  const { t } = useSpeak();
  const reason = heldReasons[line.outcome ?? ''];
  return (
    <div class="held">
      <ActRow line={line} />
      <p>{t(waiting.held)}</p>
      {reason && <p class="second">{t(reason)}</p>}
      <div class="acts">
        <Button onPress={() => void sendAgain(line.queued)}>{t(waiting.sendAgain)}</Button>
        <Button look="quiet" onPress={() => void putAside(line.queued)}>
          {t(waiting.letBe)}
        </Button>
      </div>
    </div>
  );
}

function ActRow({ line }: { line: WaitingLine }) {
  const { t, format } = useSpeak();
  const act = t(acts[line.act] ?? otherAct);
  return (
    <Row
      look="plain"
      title={line.who ? `${act} · ${calledName(line.who)}` : act}
      second={line.visit ? visitWords(line.visit, t) : line.what}
      fact={<span class="second">{format.moment(writtenAt(line.queued.op.wall), nowAt())}</span>}
    />
  );
}

function visitWords({ purpose, partySize }: NonNullable<WaitingLine['visit']>, t: Speaker['t']): string {
  const name = t(purposes[purpose]);
  return partySize > 1 ? `${name} · ${t(visits.people, partySize)}` : name;
}

function Queue() {
  const { t, format } = useSpeak();
  const { server, exchange, sending } = useStore(session, (now) => now);
  const now = useLive(() => live(waitingNow), []);
  const lines = useLive(() => live(() => waitingLines(shown)), []) ?? [];
  const count = server ? (now?.count ?? 0) : 0;
  if (!server)
    return (
      <Section title={t(waiting.queue)}>
        <div class="queue-words">
          <p>{t(waiting.alone)}</p>
          <Button wide href="/join">
            {t(waiting.join)}
          </Button>
        </div>
      </Section>
    );
  const last = exchange?.lastGoodAt;
  return (
    <Section title={t(waiting.queue)} fact={count > 0 && <span class="second">{t(waiting.count, count)}</span>}>
      {lines.map((line) => (
        <ActRow key={line.queued.seq} line={line} />
      ))}
      {count > lines.length && <p class="second more">{t(waiting.more, count - lines.length)}</p>}
      <div class="queue-words">
        <p>{count === 0 ? t(waiting.nothingWaits) : t(waiting.safe)}</p>
        <p class="second">{last ? t(waiting.lastSent, format.moment(last, nowAt())) : t(waiting.neverSent)}</p>
        <Button wide onPress={wake}>
          {t(sending ? waiting.trying : waiting.tryNow)}
        </Button>
        <Button wide look="quiet" href="/this-device">
          {t(thisDevice.open)}
        </Button>
      </div>
    </Section>
  );
}
