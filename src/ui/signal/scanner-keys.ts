// What a box for codes and the script that keeps keys until there is one (app/early.ts) must agree on. It imports nothing, so
// that it can be built into that script.

/** What takes keys itself: nothing is led away from it, and nothing kept. */
export const takesKeys = 'input:not([type=radio]):not([type=checkbox]), textarea, select, dialog *';
/** Told when a box stands; its detail takes the keys that were kept. */
export const boxStands = 'tusach-box';
