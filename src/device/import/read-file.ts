// Opens a list that somebody chose: finds its encoding and its separator, under limits and with pauses for the screen. A file
// is hostile until it has been read here; what comes out is a table of short texts and nothing else.
import Papa from 'papaparse';

/** Bytes, rows, columns and signs in a cell beyond which a file is no list of ours. */
export const limits = { bytes: 5_000_000, rows: 50_000, columns: 60, cell: 2_000 } as const;
/** Signs that are read before the screen may draw again: more than the longest row that is allowed. */
const signsAtOnce = limits.columns * limits.cell + 1_000;

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
 * parts and are put together when the table is made. */
function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const decodeAs = (encoding: string) => ({ text: new TextDecoder(encoding).decode(bytes), encoding });
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs('utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs('utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeAs('windows-1258');
  }
}

const startsWith = (bytes: Uint8Array, signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);

function readTable(text: string, encoding: string): Promise<FileRead> | FileRead {
  if (text.includes('\u0000')) return { kind: 'not-a-list' };
  // Empty lines keep their numbers but have no say in what the separator is: in a short list they would outvote it.
  const first = Papa.parse(text.slice(0, signsAtOnce), {
    delimitersToGuess: [',', ';', '\t', '|'],
    preview: 20,
    skipEmptyLines: 'greedy',
  });
  const table: string[][] = [];
  let rows = 0;
  return new Promise((resolve) => {
    const end = () => {
      if (rows > limits.rows) return resolve({ kind: 'too-many-rows', rows });
      resolve(rows > 1 ? { kind: 'table', table, encoding } : { kind: 'not-a-list' });
    };
    Papa.parse<string[]>(text, {
      delimiter: first.meta.delimiter,
      skipEmptyLines: false,
      chunkSize: signsAtOnce,
      chunk: ({ data }: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        rows += data.length;
        // Without an end of a row in all these signs, or with too wide a row, it is no list.
        if (data.length === 0 || !data.every(isRow)) {
          resolve({ kind: 'not-a-list' });
          return parser.abort();
        }
        // Those beyond the limit are only counted.
        if (rows <= limits.rows) for (const row of data) table.push(row.map((cell) => cell.normalize('NFC')));
        parser.pause();
        setTimeout(() => parser.resume(), 0);
      },
      complete: end,
    });
  });
}

const isRow = (row: readonly string[]) =>
  row.length <= limits.columns && row.every((cell) => cell.length <= limits.cell);
