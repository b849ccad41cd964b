// The browser's private files of one tablet, in memory. Throwing a large file away makes room on a full disk.
import type { DiskFaults } from './disk.ts';

export class Files {
  /** What is text is kept, of the reserve only how many bytes it has. */
  readonly kept = new Map<string, string | number>();
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
        if (typeof content === 'number') this.#faults.isFull = false;
      },
      async *keys() {
        for (const path of inside()) yield path.slice(folder.length + 1);
      },
    };
  }
  #file(path: string) {
    let written: string | number = '';
    return {
      getFile: async () => ({ text: async () => this.kept.get(path) ?? '' }),
      createWritable: async () => ({
        write: async (part: Uint8Array | string) => {
          if (this.#faults.isFull) throw new DOMException('no room', 'QuotaExceededError');
          written = typeof part === 'string' ? part : Number(written) + part.byteLength;
        },
        close: async () => void this.kept.set(path, written),
        abort: async () => undefined,
      }),
    };
  }
}
