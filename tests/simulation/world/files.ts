// The browser's private files of one tablet, in memory. Throwing a large file away makes room on a full disk.
import type { DiskFaults } from './disk.ts';

/** More is not kept, only how much it was: a reserve of 20 MB in every world that has a full disk would be copied and carried
 * about for nothing, as nobody reads it. */
const mostBytes = 1_000_000;

/** What a simulated program makes files of. */
export class BlobOrSize extends Blob {
  readonly #size: number;

  constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
    const size = parts.reduce((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);
    super(size > mostBytes ? [] : parts, options);
    this.#size = size > mostBytes ? size : super.size;
  }
  override get size(): number {
    return this.#size;
  }
}

export class Files {
  readonly kept = new Map<string, Blob | string>();
  /** Bytes the browser grants. With less than this the app lays in no reserve, which takes time to make. */
  room = 50_000_000;
  readonly #faults: DiskFaults;

  constructor(faults: DiskFaults) {
    this.#faults = faults;
  }

  /** What `navigator.storage` offers. */
  get storage() {
    const getDirectoryHandle = async (folder: string) => this.#folder(folder);
    return {
      persist: async () => true,
      persisted: async () => true,
      estimate: async () => ({ usage: this.#faults.isFull ? this.room : 0, quota: this.room }),
      getDirectory: async () => ({ getDirectoryHandle }),
    };
  }
  /** Files of this folder, by name. */
  textsIn(folder: string): string[] {
    const own = [...this.kept].filter(([path]) => path.startsWith(`${folder}/`));
    return own.flatMap(([, content]) => (typeof content === 'string' ? [content] : []));
  }

  #folder(folder: string) {
    const { kept } = this;
    const inside = () => [...kept.keys()].filter((path) => path.startsWith(`${folder}/`));
    return {
      getFileHandle: async (name: string, { create = false } = {}) => {
        if (!create && !kept.has(`${folder}/${name}`)) throw new DOMException('no such file', 'NotFoundError');
        return this.#file(`${folder}/${name}`);
      },
      removeEntry: async (name: string) => {
        const content = kept.get(`${folder}/${name}`);
        if (content === undefined) throw new DOMException('no such file', 'NotFoundError');
        kept.delete(`${folder}/${name}`);
        if (typeof content !== 'string' && content.size > mostBytes) this.#faults.isFull = false;
      },
      async *keys() {
        for (const path of inside()) yield path.slice(folder.length + 1);
      },
    };
  }
  #file(path: string) {
    let written: Blob | string = '';
    return {
      getFile: async () => ({ text: async () => this.kept.get(path) ?? '' }),
      createWritable: async () => ({
        write: async (content: Blob | string) => {
          if (this.#faults.isFull) throw new DOMException('no room', 'QuotaExceededError');
          written = content;
        },
        close: async () => void this.kept.set(path, written),
        abort: async () => undefined,
      }),
    };
  }
}
