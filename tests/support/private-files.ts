// The browser's private file system, as far as the app uses it, in memory; with a figure for how much room there is, and a
// way to lose everything. Only the disk is played.

const files = new Map<string, string>();
let room = Number.MAX_SAFE_INTEGER;

/** An empty disk with this much room, in bytes. */
export function freshDisk(bytes = 1_000_000_000): void {
  files.clear();
  room = bytes;
}
export const setRoom = (bytes: number) => (room = bytes);
export const filesOnDisk = () => [...files.keys()].sort();
export const readFromDisk = (path: string) => files.get(path);
export const putOnDisk = (path: string, text: string) => void files.set(path, text);

function fileAt(path: string) {
  let written = '';
  let bytes = 0;
  return {
    getFile: () => Promise.resolve({ text: () => Promise.resolve(files.get(path) ?? '') }),
    createWritable: () =>
      Promise.resolve({
        write: async (part: Uint8Array | string) => {
          // As long as a disk writes, others have their turn.
          await new Promise(setImmediate);
          bytes += part.length;
          written = typeof part === 'string' ? part : `${bytes} bytes`;
          if (bytes > room) throw new Error('no room');
        },
        close: () => Promise.resolve(void files.set(path, written)),
        abort: () => Promise.resolve(),
      }),
  };
}

function folderAt(folder: string) {
  const inside = () => [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  return {
    getFileHandle: async (name: string, { create = false } = {}) => {
      if (!create && !files.has(`${folder}/${name}`)) throw new Error('There is no such file.');
      return fileAt(`${folder}/${name}`);
    },
    removeEntry: async (name: string) => {
      if (!files.delete(`${folder}/${name}`)) throw new Error('There is no such file.');
    },
    async *keys() {
      for (const path of inside()) yield path.slice(folder.length + 1);
    },
  };
}

Object.defineProperty(globalThis.navigator, 'storage', {
  configurable: true,
  value: {
    getDirectory: () => Promise.resolve({ getDirectoryHandle: (name: string) => Promise.resolve(folderAt(name)) }),
    estimate: () => Promise.resolve({ quota: room, usage: 0 }),
    persist: () => Promise.resolve(false),
  },
});
