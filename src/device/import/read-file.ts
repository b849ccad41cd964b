// Opens a list that somebody chose: finds its encoding and its separator, under limits. A file is hostile until it has been
// read here; what comes out is a table of short texts and nothing else.
import Papa from 'papaparse';

/** Bytes, rows, columns and signs in a cell beyond which a file is no list of ours. */
export const limits = { bytes: 5_000_000, rows: 50_000, columns: 60, cell: 2_000 } as const;

export type FileRead =
  | { readonly kind: 'table'; readonly table: string[][]; readonly encoding: string }
  | { readonly kind: 'too-large'; readonly megabytes: number }
  | { readonly kind: 'too-many-rows'; readonly rows: number }
  | { readonly kind: 'not-a-list' }
  | { readonly kind: 'excel-file' };

export async function readListFile(file: Blob): Promise<FileRead> {
  if (file.size > limits.bytes) return { kind: 'too-large', megabytes: Math.ceil(file.size / 1_000_000) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { kind: 'excel-file' };
  const { text, encoding } = decode(bytes);
  return readTable(text, encoding);
}

/** UTF-8 and UTF-16 with or without a mark; anything else is what Vietnamese Windows writes (1258), whose letters come in
 * parts and are put together. */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const decodeAs = (encoding: string) => ({ text: new TextDecoder(encoding).decode(bytes).normalize('NFC'), encoding });
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs('utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs('utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC'), encoding: 'utf-8' };
  } catch {
    return decodeAs('windows-1258');
  }
}

const startsWith = (bytes: Uint8Array, signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);

export function readTable(text: string, encoding: string): FileRead {
  if (text.includes('\u0000')) return { kind: 'not-a-list' };
  // Empty lines keep their numbers but have no say in what the separator is: in a short list they would outvote it.
  const first = Papa.parse(text, { delimitersToGuess: [',', ';', '\t', '|'], preview: 20, skipEmptyLines: 'greedy' });
  const { data } = Papa.parse<string[]>(text, { delimiter: first.meta.delimiter, skipEmptyLines: false });
  if (data.length > limits.rows) return { kind: 'too-many-rows', rows: data.length };
  const isList =
    data.length > 1 &&
    data.every((row) => row.length <= limits.columns && row.every((cell) => cell.length <= limits.cell));
  return isList ? { kind: 'table', table: data, encoding } : { kind: 'not-a-list' };
}
