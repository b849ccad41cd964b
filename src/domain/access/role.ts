// Who a device acts for. A role belongs to a device of one unit; it is given by the code the device joined with.
/** The one that may most stands first. */
export const roles = ['administrator', 'librarian', 'volunteer', 'kiosk'] as const;
export type Role = (typeof roles)[number];

/** Whether the first role may more than the second. */
export function isHigher(one: Role, other: Role): boolean {
  return roles.indexOf(one) < roles.indexOf(other);
}
