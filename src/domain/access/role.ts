// Who a device acts for. A role belongs to a device of one unit; it is given by the code the device joined with.
export const roles = ['administrator', 'librarian', 'volunteer', 'kiosk'] as const;
export type Role = (typeof roles)[number];
