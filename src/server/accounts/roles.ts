// Which role a device had when, and whether it belongs. What a device wrote counts by the role it had at that time, so that a librarian's work from
// before a change of roles is not lost when it arrives afterwards.
import type { Role } from '#domain/access/role.ts';
import type { DeviceRow, RoleSince } from '../storage/storage.ts';

export function isActive({ state = 'active' }: Pick<DeviceRow, 'state'>): boolean {
  return state === 'active';
}

/** The role in force at this time; before the first known one, the first. */
export function roleAt({ role, roles }: Pick<DeviceRow, 'role' | 'roles'>, ms: number): Role {
  const inForce = roles?.findLast(({ from }) => from <= ms) ?? roles?.[0];
  return inForce?.role ?? role;
}

/** The fields of a device row that has this role from now on. */
export function withRole(
  before: Pick<DeviceRow, 'role' | 'roles' | 'joinedAt'> | undefined,
  role: Role,
  nowMs: number,
): { role: Role; roles: readonly RoleSince[] } {
  const first = before && { role: before.role, from: Date.parse(before.joinedAt) };
  const known = before?.roles ?? (first ? [first] : []);
  return { role, roles: known.at(-1)?.role === role ? known : [...known, { role, from: nowMs }] };
}
