// The sync server: configuration, storage, sample if asked, listening, and a clean stop. Wiring only.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayOfMs } from '#domain/record/day.ts';
import { banner, codesLines } from '#i18n/server.ts';
import { keepFirstCodes, type FirstCode } from './accounts/first-code.ts';
import { buildServer } from './build-server.ts';
import { readConfig, type Config } from './config.ts';
import { openStorage } from './storage/open.ts';
import { beginUpkeep } from './upkeep/upkeep.ts';

const home = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function giveUp(reason: string): never {
  console.error(`Tủ Sách: ${reason}`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const storage = await openStorage(config);
  if (config.demo) await seed(storage);
  const complain = (sentence: string) => console.error(sentence);
  const endUpkeep = await beginUpkeep(storage, { folder: config.folder, tell: console.log, complain });
  const onBroken = () =>
    giveUp('the disk failed while writing. Nothing that was answered is lost; look at the disk first.');
  const folders = { pageFolder: join(home, 'dist'), segmentFolder: join(config.folder, 'segments') };
  const app = await buildServer({ storage, ...folders, version, complain, onBroken });
  await app.listen({ port: config.port, host: config.host });
  const { port } = app.server.address() as AddressInfo;
  const shown = config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host;
  const address = `http://${shown}:${port}`;
  console.log(banner(address, config.folder));
  const tellCodes = (codes: FirstCode[]) => console.log(codesLines(address, codes));
  const stopCodes = keepFirstCodes(storage, { evenSo: config.newCode, tell: tellCodes });
  const stop = () => {
    stopCodes();
    void Promise.all([endUpkeep(), app.close()]).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function seed(storage: Awaited<ReturnType<typeof openStorage>>): Promise<void> {
  const { seedSample } = await import('./sample/seed-sample.ts');
  const nowMs = Date.now();
  await seedSample(storage, { nowMs, today: dayOfMs(nowMs) });
}

const read = readConfig(process.env, process.argv.slice(2));
if (!read.ok) giveUp(read.reason);
await start(read.config).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    giveUp(`port ${read.config.port} is taken by another program. Choose one: PORT=8081 npm start`);
  giveUp(error.message);
});
