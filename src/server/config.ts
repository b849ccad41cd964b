// The environment, read once. A value that makes no sense ends the start with a sentence that says what to do.

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded database. */
  readonly folder: string;
  readonly databaseUrl?: string;
  readonly demo: boolean;
  /** The folder was put back from a copy. */
  readonly restored: boolean;
  /** Nobody who could let a device in is left: a code for an administrator is wanted, whoever there is. */
  readonly newCode: boolean;
}
export type ConfigRead =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly reason: string };

const options = ['--demo', '--restored', '--new-code'];

/** Reads PORT, HOST, TUSACH_DATA and DATABASE_URL, and the options from the words of the command. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, words: readonly string[]): ConfigRead {
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { ok: false, reason: `PORT=${env.PORT}: give a number from 0 to 65535, such as 8080.` };
  }
  const strange = words.find((word) => !options.includes(word));
  if (strange) return { ok: false, reason: `${strange} is not known here. The options are ${options.join(', ')}.` };
  const url = env.DATABASE_URL;
  const config = {
    port,
    host: env.HOST ?? '127.0.0.1',
    folder: env.TUSACH_DATA ?? 'data',
    demo: words.includes('--demo'),
    restored: words.includes('--restored'),
    newCode: words.includes('--new-code'),
  };
  return { ok: true, config: url ? { ...config, databaseUrl: url } : config };
}
