// A server and one tablet that has joined it, for the tests of a file.
import { Tablet } from './browser.ts';
import type { ServerProcess } from './server-process.ts';

export async function joinedTablet(server: ServerProcess, ...words: string[]): Promise<Tablet> {
  await server.start(...words);
  const tablet = await new Tablet(server.address).open('/');
  await tablet.join(server.codes[0] ?? '');
  return tablet;
}
