// What people do in a simulated library, and what they do most. Seeds differ in it: where everything is done a little, that
// which needs many steps before it, as two answers to one question about a loan, never comes.
import { mayWrite } from '#domain/access/may.ts';
import type { Role } from '#domain/access/role.ts';
import type { ActName } from '../page/acts.ts';
import type { World } from './world.ts';

const writes = {
  addTitle: 'title',
  editTitle: 'title',
  removeTitle: 'title',
  restoreTitle: 'title',
  addMember: 'member',
  editMember: 'member',
  removeMember: 'member',
  lend: 'loan',
  returnCopy: 'loan',
  loseCopy: 'loan',
  renew: 'loan',
  takeBackLoan: 'loan',
  readHere: 'inHouseUse',
  planEvent: 'readingEvent',
  closeEvent: 'readingEvent',
  checkIn: 'attendance',
  undoCheckIn: 'attendance',
  countClass: 'headcount',
  countDoor: 'doorCount',
  signIn: 'visit',
  undoVisit: 'visit',
  settleCase: 'case',
  addBookcase: 'bookcase',
} as const satisfies Record<ActName, Parameters<typeof mayWrite>[1]>;
/** What is done and undone again, and what everybody corrects, is where tablets meet. */
const often = ['signIn', 'undoVisit', 'checkIn', 'undoCheckIn', 'editTitle', 'editMember'] as const;
const everywhere = [...(Object.keys(writes) as ActName[]), ...often, ...often];
/** Books go over the counter of several tablets, and who has them is asked and answered. */
const desk = ['lend', 'lend', 'returnCopy', 'settleCase', 'settleCase'] as const;
const atDesk = [...everywhere, ...Array.from({ length: 10 }, () => desk).flat()];

export const mayDo = (role: Role, name: ActName) => mayWrite(role, writes[name]);

/** What somebody with this role does; now and then something it may not, as an older app or a changed role would. */
export function actsOf({ swarm }: World, role: Role, forbidden: boolean): readonly ActName[] {
  const all = swarm.has('busy counters') ? atDesk : everywhere;
  return forbidden ? all : all.filter((name) => mayDo(role, name));
}
