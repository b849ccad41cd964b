// Segments as files, each under the hash of its content, compressed once when it is made. They can all be made again from
// the database, so nothing here is worth a backup.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';
/** `from`: how many bytes of the content, not compressed, the device has already. */
export interface Wanted {
  readonly encoding: Encoding;
  readonly from: number;
}

/** 10 takes a fifth of the time of 11 and gives two hundredths more bytes. */
const quality = 10;
/** A tenth of that time, and a sixth more bytes. */
const quickQuality = 5;
/** Rests compressed at once with the better one: Node has four hands for this, and signatures are checked by them too. */
const mostWithCare = 2;
/** Kept in memory, in bytes: new devices come in groups and ask for the same. */
const mostKept = 32_000_000;
/** A file this young may belong to a list that is just being written. */
const dayMs = 86_400_000;

export class SegmentFiles {
  readonly #folder: string;
  readonly #kept = new Map<string, Buffer>();
  /** Asked for by many at once, read or made once. */
  readonly #coming = new Map<string, Promise<Buffer | undefined>>();
  #keptBytes = 0;
  #rests = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a content; gives its name and how many bytes will travel. */
  async put(text: string): Promise<{ sha256: string; bytes: number }> {
    const content = Buffer.from(text);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const known = await stat(this.#path(sha256, 'br')).catch(() => undefined);
    if (known) return { sha256, bytes: known.size };
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_SIZE_HINT } = constants;
    const params = {
      [BROTLI_PARAM_QUALITY]: quality,
      [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
      [BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    const packed = await promisify(brotliCompress)(content, { params });
    await this.#write(this.#path(sha256, 'br'), packed);
    return { sha256, bytes: packed.length };
  }

  /** The content as text, or undefined when the file is gone. */
  async text(sha256: string): Promise<string | undefined> {
    const packed = await readFile(this.#path(sha256, 'br')).catch(() => undefined);
    return packed && (await promisify(brotliDecompress)(packed)).toString();
  }

  /** The bytes to send. gzip is for those who cannot read the other, and made when first asked for. */
  async packed(sha256: string, { encoding, from }: Wanted): Promise<Buffer | undefined> {
    if (from > 0) return this.#rest(sha256, { encoding, from });
    const path = this.#path(sha256, encoding);
    const kept = this.#kept.get(path);
    if (kept) return kept;
    const coming = this.#coming.get(path) ?? this.#read(sha256, encoding).finally(() => this.#coming.delete(path));
    this.#coming.set(path, coming);
    return coming;
  }

  /** Removes what no list of the folder names any more; lists go on naming for a day what somebody may still be loading. */
  async sweep(nowMs: number): Promise<void> {
    const files = await readdir(this.#folder);
    const lists = await Promise.all(
      files.filter((file) => file.endsWith('.json')).map((file) => readFile(join(this.#folder, file), 'utf8')),
    );
    for (const file of files) {
      const sha256 = /^([0-9a-f]{64})\./.exec(file)?.[1];
      if (!sha256 || lists.some((list) => list.includes(sha256))) continue;
      const path = join(this.#folder, file);
      const found = await stat(path).catch(() => undefined);
      if (found && nowMs - found.mtimeMs > dayMs) await rm(path, { force: true });
    }
  }

  /** The rest of a content, compressed on the spot: it is asked for after a cut, and hardly ever twice. As well as the whole, so
   * that a line that keeps breaking carries little more than another; with less care while many ask, as when the power comes back. */
  async #rest(sha256: string, { encoding, from }: Wanted): Promise<Buffer | undefined> {
    const packed = await readFile(this.#path(sha256, 'br')).catch(() => undefined);
    if (!packed) return undefined;
    const rest = (await promisify(brotliDecompress)(packed)).subarray(from);
    if (encoding === 'gzip') return promisify(gzip)(rest);
    this.#rests += 1;
    const params = { [constants.BROTLI_PARAM_QUALITY]: this.#rests > mostWithCare ? quickQuality : quality };
    return promisify(brotliCompress)(rest, { params }).finally(() => {
      this.#rests -= 1;
    });
  }
  async #read(sha256: string, encoding: Encoding): Promise<Buffer | undefined> {
    const path = this.#path(sha256, encoding);
    const read = (await readFile(path).catch(() => undefined)) ?? (await this.#gzipped(sha256, encoding));
    if (read) this.#keep(path, read);
    return read;
  }
  async #gzipped(sha256: string, encoding: Encoding): Promise<Buffer | undefined> {
    const text = encoding === 'gzip' ? await this.text(sha256) : undefined;
    if (text === undefined) return undefined;
    const packed = await promisify(gzip)(text, { level: 9 });
    await this.#write(this.#path(sha256, 'gzip'), packed);
    return packed;
  }
  #keep(path: string, bytes: Buffer): void {
    this.#kept.set(path, bytes);
    this.#keptBytes += bytes.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#keptBytes <= mostKept) return;
      this.#kept.delete(oldest);
      this.#keptBytes -= old.length;
    }
  }
  /** Whole or not at all, whenever the power goes. */
  async #write(path: string, bytes: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
  }
  #path(sha256: string, encoding: Encoding): string {
    return join(this.#folder, `${sha256}.${encoding === 'br' ? 'br' : 'gz'}`);
  }
}
