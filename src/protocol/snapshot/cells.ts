// One field of many records as a column of text: what is alike stands side by side, so that compression finds it. A cell
// holds no control sign, since those part cells and columns; a column with a value that does not fit says it all in JSON.

/** text: the text itself · number: whole, in figures · texts: several, parted by a sign · json: anything. */
export type CellKind = 'text' | 'number' | 'texts' | 'json';
export interface Column {
  readonly name: string;
  readonly kind: CellKind;
  /** '' = the field is absent. */
  readonly cells: readonly string[];
}

export const betweenCells = '\n';
export const betweenTexts = '\u001f';
/** The field is there and holds null. */
const nothing = '\u0001';
// oxlint-disable-next-line no-control-regex -- what is looked for: control signs, and halves of letters, which no file can hold
const control = /[\u0000-\u001f]|\p{Surrogate}/u;

export function columnOf(name: string, values: readonly unknown[]): Column {
  const kind = kindOf(values);
  return { name, kind, cells: values.map((value) => cellOf(kind, value)) };
}

export function valueIn({ kind, cells }: Column, at: number): unknown {
  const cell = cells[at] ?? '';
  if (cell === '') return undefined;
  if (cell === nothing) return null;
  if (kind === 'text') return cell;
  if (kind === 'number') return Number(cell);
  return kind === 'texts' ? cell.split(betweenTexts) : JSON.parse(cell);
}

function kindOf(values: readonly unknown[]): CellKind {
  const said = values.filter((value) => value !== undefined && value !== null);
  if (said.every(isPlain)) return 'text';
  if (said.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))) return 'number';
  const areTexts = said.every((value) => Array.isArray(value) && value.length > 0 && value.every(isPlain));
  return areTexts ? 'texts' : 'json';
}
function isPlain(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !control.test(value);
}

function cellOf(kind: CellKind, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return nothing;
  if (kind === 'json') return JSON.stringify(value);
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(betweenTexts) : (value as string);
}
