// Which form of a library all programs are made of, wherever they are bundled: the app, and the same programs in the simulation.

/** Dexie as it was written: its usual form is turned into older JavaScript, which a slow tablet takes longer to read and run. */
export const resolve = { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] };
