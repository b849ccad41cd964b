// The two languages. A third is one more word here; the compiler then lists every sentence that lacks it.
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** How each language calls itself. */
export const ownName: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };
