// The authors of a book, as they are typed or stand in a list: in one line, one after the other.

/** Their names, in the order they are said; `between` is what parts them: a comma in a form, in a list a semicolon as well. */
export function readAuthors(said: string, between: RegExp = /,/): string[] {
  const names = said.split(between).map((name) => name.trim());
  return names.filter(Boolean);
}
