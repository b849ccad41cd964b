// Who may write what, in one table, the same on the device (to show or hide) and on the server (to apply or to quarantine).
// Every record type must stand in it.
import type { ScopeKind } from '../record/define.ts';
import type { RecordType } from '../records.ts';
import type { Role } from './role.ts';

const librarians: readonly Role[] = ['administrator', 'librarian'];
const staff: readonly Role[] = ['administrator', 'librarian', 'volunteer'];
const everyone: readonly Role[] = ['administrator', 'librarian', 'volunteer', 'kiosk'];

const writers = {
  unit: ['administrator'],
  site: ['administrator'],
  bookcase: librarians,
  shelf: librarians,
  group: librarians,
  member: librarians,
  sameMember: librarians,
  title: librarians,
  sameTitle: librarians,
  copy: librarians,
  sameCopy: librarians,
  loan: staff,
  strayReturn: staff,
  inHouseUse: staff,
  readingEvent: librarians,
  attendance: staff,
  headcount: staff,
  doorCount: staff,
  visit: everyone,
  case: librarians,
} as const satisfies Record<RecordType, readonly Role[]>;

/** Whether a device with this role may write records of this type. */
export function mayWrite(role: Role, type: RecordType): boolean {
  return (writers[type] as readonly Role[]).includes(role);
}

/** Whether a device with this role may erase records of this type: only what is about a person, and only those who answer for
 * the library. */
export function mayErase(role: Role, type: RecordType): boolean {
  return role === 'administrator' && type === 'member';
}

/** Whether a device with this role may make codes for other devices. */
export function mayInvite(role: Role): boolean {
  return role === 'administrator';
}

/** Whether a device with this role may change the role or state of a device: never its own, so that an administrator is
 * always left. */
export function mayTendDevice(role: Role, isOwn: boolean): boolean {
  return role === 'administrator' && !isOwn;
}
/** Whether a device with this role sees the devices of its library and may name them. */
export function maySeeDevices(role: Role): boolean {
  return role === 'administrator';
}

/** Whether a device with this role is told what the devices are called that wrote what a person must decide: whoever may
 * decide it. */
export function mayHearDeviceNames(role: Role): boolean {
  return mayWrite(role, 'case');
}

/** The parts of its unit that a device with this role receives; a kiosk never receives people. */
export function scopeKindsFor(role: Role): readonly ScopeKind[] {
  return role === 'kiosk' ? ['unit'] : ['unit', 'people'];
}
