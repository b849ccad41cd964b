// The browser's private files of one tablet, in memory. Throwing a large file away makes room on a full disk.
import type { DiskFaults } from './disk.ts';

export class Files {
  readonly kept = new Map<string, Blob | string>();
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
      estimate: async () => ({ usage: this.#faults.isFull ? 1e9 : 1e6, quota: 1e9 }),
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
        if (typeof content !== 'string' && content.size > 1_000_000) this.#faults.isFull = false;
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
