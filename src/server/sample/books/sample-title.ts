// The shape of one book in the demonstration sample. A field that nobody could vouch for stays out, so that no
// invented fact ever looks like a catalogued one.

/** Register a copy is entered in: reference, children's, textbooks, teachers' books. */
export type SampleRegister = 'TK' | 'TN' | 'GK' | 'NV';

/** Reading level, from A (first picture books) to F; each library's own setting, proves nothing about the book. */
export type SampleLevel = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export type SampleTitle = {
  title: string;
  /** Number alone, as printed after the word "tập". */
  volume?: string;
  /** Several authors are parted by a comma. */
  author?: string;
  /** The legal publisher, without the abbreviation "NXB". */
  publisher?: string;
  /** The brand beside the legal publisher; readers often search by it. */
  partner?: string;
  year?: number;
  level?: SampleLevel;
  register: SampleRegister;
  /** Dewey decimal mark. */
  classMark?: string;
  /** 13 digits without hyphens, only where the book itself was seen. */
  isbn?: string;
};
