// Files of this device beside its database, in the browser's private file system where there is one (not everywhere, and not
// in every window). Whoever asks gets an answer or nothing: losing a file here never stops a save.

interface Storing {
  readonly getDirectory?: () => Promise<FileSystemDirectoryHandle>;
  readonly estimate?: () => Promise<StorageEstimate>;
}
function storage(): Storing | undefined {
  return (globalThis.navigator as { readonly storage?: Storing } | undefined)?.storage;
}

async function folder(name: string): Promise<FileSystemDirectoryHandle | undefined> {
  const root = await storage()?.getDirectory?.();
  return root?.getDirectoryHandle(name, { create: true });
}

/** A large file comes in parts, which are written one after the other: no step is long, and none of it stays in memory. */
type Content = string | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Whole or not at all. False when it could not be written. */
export async function writeFile(folderName: string, name: string, content: Content): Promise<boolean> {
  try {
    const file = await (await folder(folderName))?.getFileHandle(name, { create: true });
    const writing = await file?.createWritable();
    if (!writing) return false;
    try {
      for await (const part of typeof content === 'string' ? [content] : content) await writing.write(part);
      await writing.close();
    } catch (reason) {
      await writing.abort().catch(() => undefined);
      throw reason;
    }
    return true;
  } catch {
    return false;
  }
}
export async function readFile(folderName: string, name: string): Promise<string | undefined> {
  try {
    const file = await (await folder(folderName))?.getFileHandle(name);
    return await (await file?.getFile())?.text();
  } catch {
    return undefined;
  }
}
/** False when there was none. */
export async function removeFile(folderName: string, name: string): Promise<boolean> {
  try {
    const inside = await folder(folderName);
    await inside?.removeEntry(name);
    return inside !== undefined;
  } catch {
    return false;
  }
}
export async function fileNames(folderName: string): Promise<string[]> {
  const names: string[] = [];
  try {
    const inside = (await folder(folderName)) as { readonly keys?: () => AsyncIterable<string> } | undefined;
    for await (const name of inside?.keys?.() ?? []) names.push(name);
  } catch {
    // A folder that cannot be read is as good as an empty one.
  }
  return names;
}

/** Bytes this site uses, or undefined where the browser does not say. */
export async function roomUsed(): Promise<number | undefined> {
  return (
    await storage()
      ?.estimate?.()
      .catch(() => undefined)
  )?.usage;
}
/** Bytes the browser still grants this site, or undefined where it does not say. */
export async function roomLeft(): Promise<number | undefined> {
  const { quota, usage } =
    (await storage()
      ?.estimate?.()
      .catch(() => undefined)) ?? {};
  return quota === undefined || usage === undefined ? undefined : quota - usage;
}
