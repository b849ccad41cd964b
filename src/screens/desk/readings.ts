// Readings on the spot as the desk counts them. The code of a title is on every copy of it, so heard again at once it is as well
// the next reader's as the same label: both count, and the bar says how many its undo takes back, so no reading is lost unseen.
import type { Title } from '#domain/catalogue/title.ts';
import type { InHouseUse } from '#domain/circulation/in-house-use.ts';
import { readHere } from '#domain/circulation/read-here.ts';
import type { Member } from '#domain/membership/member.ts';
import { dayOf } from '#domain/record/day.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import { theUnit } from '#device/read/places.ts';
import { session, siteHere } from '#device/session.ts';
import { sameActMs } from './heard.ts';

/** What the bar says, all of which its undo takes back. */
export interface Readings {
  readonly read: Title;
  readonly readerKind: InHouseUse['readerKind'];
  readonly times: number;
  /** When the last one was heard by the title's code. */
  readonly codeAt?: number;
}

const isByCode = (undo: object): undo is Readings & { readonly codeAt: number } => 'codeAt' in undo;

/** What was written by an act that is one when it is heard twice: all but a reading by a title's code. */
export const asOneAct = <Undo extends object>(undo: Undo | undefined): Undo | undefined =>
  undo && isByCode(undo) ? undefined : undo;

/** The readings that a title's code goes on with when it is heard now: so soon that it may be one label that was read twice. */
export function goesOn(undo: object | undefined): Readings | undefined {
  return undo && isByCode(undo) && performance.now() - undo.codeAt < sameActMs ? undo : undefined;
}

/** Counts one reading of a title, whichever copy it was. */
export async function countReading(read: Title, member: Member | undefined): Promise<Readings> {
  const unit = await theUnit(session.getState().unitId ?? '');
  const readerKind = member?.memberKind ?? (unit?.unitKind === 'school' ? 'pupil' : 'villager');
  await count({ read, readerKind, times: 1 });
  return { read, readerKind, times: 1 };
}

/** Counts one reading that was heard by the title's code, said together with those it goes on with. */
export async function countByCode(read: Title, member: Member | undefined, before?: Readings): Promise<Readings> {
  const one = await countReading(read, member);
  const isSame = before?.read.id === read.id && before.readerKind === one.readerKind;
  return { ...one, times: (isSame ? before.times : 0) + 1, codeAt: performance.now() };
}

export const takeBackReadings = (readings: Readings) => count({ ...readings, times: -readings.times });

async function count({ read, readerKind, times }: Readings): Promise<void> {
  const decision = readHere({ title: read, today: dayOf(nowAt()), siteId: siteHere(), readerKind, more: times });
  if (decision.kind === 'change') await commit(decision.changes);
}
