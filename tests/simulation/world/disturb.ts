// One disturbance at a tablet or at the server, out of those that the seed plays.
import { clockOf, standingOf } from '../oracle/peek.ts';
import { mayDo } from './busy.ts';
import { diskFaultsOf, setClock, weatherOf, type Fault } from './swarm.ts';
import type { Program, Tablet } from './tablet.ts';
import type { World } from './world.ts';

/** With copies of others among them. */
const mostTablets = 5;

/** Two that a server does not know hand in under two names what both have, and nothing tells them apart from two libraries: they
 * must be copies of one that it knows, and go on knowing it. */
const mayCopy = ({ tablets, swarm }: World) =>
  tablets.length < mostTablets && !swarm.has('restored server') && !swarm.has('cleared storage');

/** What was counted before two parted both have, and what each counts then is its own. */
async function countAtDoor(world: World, tablets: readonly Tablet[], draw: string): Promise<void> {
  for (const tablet of tablets) {
    const [page] = tablet.pages;
    if (page && mayDo(tablet.role, 'countDoor')) void world.act({ tablet, page, name: 'countDoor', draw });
    await world.loop.pause(1_000);
  }
}

/** Once its key is gone, a code for less than this gives the tablet another name: what it has counted so far is then the server's,
 * and what it counted after that is new. */
async function giveHigherRole(world: World, tablet: Tablet): Promise<void> {
  const draw = `door ${world.log.length}`;
  const known = clockOf(tablet);
  if (known) world.server.raise(known.device);
  for (let times = 0; times < 2; times += 1) await countAtDoor(world, [tablet], draw);
}

type Disturbance = (world: World, tablet: Tablet) => void | Promise<void>;

const anyOf = ({ chance }: World, programs: readonly Program[]): Program | undefined =>
  programs.length > 0 ? chance.one(programs) : undefined;

const disturbances: Partial<Record<Fault, Disturbance>> = {
  'no network': (_world, tablet) => tablet.setOnline(!tablet.weather.online),
  'aborted commits': ({ swarm, chance }, { disk }) => void Object.assign(disk.faults, diskFaultsOf(swarm, chance)),
  'full disks': ({ swarm, chance }, { disk }) => void Object.assign(disk.faults, diskFaultsOf(swarm, chance)),
  'power cuts': (_world, tablet) => tablet.losePower(),
  'closed tabs': (world, tablet) => {
    const program = anyOf(world, tablet.programs);
    if (program) tablet.end(program);
  },
  'several tabs': (_world, tablet) => {
    if (tablet.pages.length < 3) void tablet.openPage().catch(() => undefined);
  },
  'frozen tabs': (world, tablet) => {
    const program = anyOf(world, tablet.programs);
    if (program) world.loop.freeze(program, world.chance.one([5_000, 60_000, 1_200_000]));
  },
  'lost connections': (world, tablet) => {
    const program = anyOf(world, tablet.programs);
    if (program) tablet.disk.loseConnections(program);
  },
  'cleared storage': async (world, tablet) => {
    if (world.chance.happens(0.5)) await giveHigherRole(world, tablet);
    const what = world.chance.one(['database', 'database', 'storage', 'everything'] as const);
    world.tell(`${tablet.name}: ${what} cleared`);
    world.clear(tablet, what);
  },
  'copied profiles': async (world, tablet) => {
    if (!mayCopy(world) || !standingOf(tablet).joined) return;
    const draw = `door ${world.log.length}`;
    await countAtDoor(world, [tablet], draw);
    await countAtDoor(world, [tablet, await world.copy(tablet)], draw);
  },
  'server stops': async ({ server }) => {
    if (server.isUp) server.stop();
    else await server.start();
  },
  'restored server': async (world) => {
    const { server, chance } = world;
    if (!server.isUp) return;
    if (server.copies === 0 || chance.happens(0.4)) server.keepCopy();
    else await server.restore(chance.between(1, server.copies));
  },
  'jumping clocks': (world, tablet) => {
    if (world.swarm.has('wrong clocks')) setClock(world.swarm, world.chance, tablet);
    else tablet.skewMs += world.chance.one([-7_200_000, -60_000, 60_000, 7_200_000]);
  },
};

export async function disturb(world: World, tablet: Tablet): Promise<void> {
  const { chance, swarm } = world;
  const possible = [...swarm].filter((fault) => fault in disturbances);
  if (possible.length === 0 || chance.happens(0.3)) {
    const { online } = tablet.weather;
    Object.assign(tablet.weather, weatherOf(swarm, chance), { online });
    return;
  }
  const fault = chance.one(possible);
  world.tell(`${tablet.name}: ${fault}`);
  await disturbances[fault]?.(world, tablet);
  tablet.disturbedMs = world.loop.nowMs;
}
