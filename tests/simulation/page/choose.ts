// What every act draws from: something that a screen would show now.
import { database } from '#device/open-database.ts';
import { allMembers } from '#device/read/membership.ts';
import type { Session } from '#device/session.ts';
import type { Change } from '#domain/record/change.ts';
import type { Decision } from '#domain/record/decision.ts';

export type Draw = (limit: number) => number;
export interface Acting {
  readonly draw: Draw;
  /** For what is written: nobody else writes the same, also when all choose the same thing to write about. */
  readonly own: Draw;
  readonly session: Session;
}
export type Act = (acting: Acting) => Promise<readonly Change[]>;

export const decided = (decision: Decision<unknown>): readonly Change[] =>
  decision.kind === 'change' ? decision.changes : [];
export const siteOf = ({ settings }: Session) => settings.siteId ?? '01939f00-0000-7000-8000-0000000000f0';
export const words = ['Dế Mèn', 'Quê nội', 'Đất rừng', 'Tuổi thơ', 'Kính vạn hoa', 'Góc sân'];
export const pick = <Thing>(draw: Draw, things: readonly Thing[]): Thing | undefined => things[draw(things.length)];

/** Half of the time the first: what several tablets write about at once is what must be played. */
const meet = <Thing>(draw: Draw, things: readonly Thing[]) => (draw(2) ? things[0] : pick(draw, things));

export async function anyCopy(draw: Draw) {
  return meet(
    draw,
    (await database().copy.limit(4).toArray()).filter(({ removed }) => !removed),
  );
}
export async function anyTitle(draw: Draw) {
  return meet(
    draw,
    (await database().title.limit(4).toArray()).filter(({ removed }) => !removed),
  );
}
export async function anyMember(draw: Draw) {
  return meet(draw, (await allMembers()).slice(0, 4));
}
export async function anyEvent(draw: Draw) {
  return pick(
    draw,
    (await database().readingEvent.limit(2).toArray()).filter(({ removed }) => !removed),
  );
}
