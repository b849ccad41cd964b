// A tablet that writes all day and remembers what the server has promised it. A batch without an answer is sent again under
// the same numbers, until there is one.
import { title } from '#domain/catalogue/title.ts';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { loan } from '#domain/circulation/loan.ts';
import { attendance } from '#domain/events/attendance.ts';
import type { Change } from '#domain/record/change.ts';
import { opToWire, type Op } from '#protocol/op.ts';
import type { PushAnswer } from '#protocol/push.ts';
import type { HttpTablet } from '../support/http-tablet.ts';

/** What the server said of an op, and the op as it travelled. */
export interface Promised {
  readonly op: Op;
  readonly wire: string;
  readonly outcome: PushAnswer['outcomes'][number];
}

const mostOps = 40;
const draw = (limit: number) => Math.floor(Math.random() * limit);
const moment = '2026-10-06T07:06:00.000Z';

export class Pusher {
  readonly promised = new Map<number, Promised>();
  /** Answers that say something else than an earlier one did. */
  readonly contradictions: string[] = [];
  /** Own readings on the spot, as this tablet's own total. */
  readings = 0;
  readonly http: HttpTablet;
  #waiting: Op[] = [];
  #latest: Op[] = [];

  constructor(http: HttpTablet) {
    this.http = http;
  }

  /** Writes and sends until it shall stop, then until nothing waits. `pick` names a server's address. */
  async work(pick: () => string, shallStop: () => boolean): Promise<void> {
    while (!shallStop() || this.#waiting.length > 0) {
      if (this.#waiting.length === 0) this.#waiting = draw(8) === 0 ? this.#latest : this.#write();
      const answer = await this.http.push(pick(), this.#waiting);
      if (answer) this.#settle(answer);
      else await new Promise((resolve) => setTimeout(resolve, 5 + draw(20)));
    }
  }

  #write(): Op[] {
    return Array.from({ length: 1 + draw(mostOps) }, () => this.http.tablet.op(this.#change()));
  }
  #change(): Change {
    const kind = draw(10);
    const memberId = `member-${draw(5_000)}`;
    if (kind < 5)
      return attendance.put({ eventId: `event-000${draw(5)}`, memberId, checkedInAt: moment, method: 'name' });
    if (kind < 6)
      return loan.put({
        copyId: `copy-${1_000 + draw(3_000)}`,
        memberId,
        siteId: 'site-0001',
        lentAt: moment,
        dueOn: '2026-10-16',
      });
    if (kind < 7) {
      this.readings += 1;
      const where = { titleId: 'title-0001', onDay: '2026-10-06', siteId: 'site-0001', readerKind: 'pupil' } as const;
      return inHouseUse.put({ ...where, amount: this.readings });
    }
    return title.put({ title: `Sách ${draw(1_000_000)}`, bookType: 'TN' });
  }

  #settle({ outcomes }: PushAnswer): void {
    for (const [at, op] of this.#waiting.entries()) {
      const outcome = outcomes[at];
      const before = this.promised.get(op.seq);
      if (outcome?.[0] !== op.seq) this.contradictions.push(`no outcome for ${op.device} ${op.seq}`);
      else if (before && JSON.stringify(before.outcome) !== JSON.stringify(outcome))
        this.contradictions.push(`${op.device} ${op.seq}: ${before.outcome.join()} became ${outcome.join()}`);
      else this.promised.set(op.seq, { op, wire: JSON.stringify(opToWire(op)), outcome });
    }
    this.#latest = this.#waiting;
    this.#waiting = [];
  }
}
