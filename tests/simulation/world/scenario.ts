// What happens in a world: people begin a library, work on it while everything fails that the seed lets fail, and in the end
// everything works again and comes to rest without anybody writing any more.
import type { Role } from '#domain/access/role.ts';
import { checkAtRest } from '../oracle/at-rest.ts';
import { checkOverlay } from '../oracle/on-the-way.ts';
import { clockOf, standingOf } from '../oracle/peek.ts';
import { serverOps } from '../oracle/saved.ts';
import type { ActName } from '../page/acts.ts';
import { actsOf, mayDo } from './busy.ts';
import { disturb } from './disturb.ts';
import { calm, diskFaultsOf, setClock, weatherOf } from './swarm.ts';
import type { Program, Tablet } from './tablet.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;
/** How many minutes everything may take to come to rest once the faults are over: a few of the longest pauses between rounds;
 * and where a disk was full, until the app looks again whether there is room. */
const restMinutes = { plain: 10, full: 15 };
/** A person stands beside the tablets and gives a code where one is asked for, so often in all to each. */
const mostCodes = 3;
/** How many things happen in a world. Most faults show in few steps, so many short worlds find more of them in the same time than
 * few long ones; the long ones stay for what needs many. */
const lengths = [4, 8, 12, 24];

export async function play(world: World): Promise<void> {
  await begin(world);
  const steps = world.chance.one(lengths);
  for (let step = 0; step < steps && !world.broken; step += 1) {
    const ms = pauseMs(world);
    look(world, ms < 100_000);
    await world.loop.pause(ms);
    await oneStep(world);
    world.try(() => check(world));
  }
  await heal(world);
  await rest(world);
  if (!world.broken) world.try(() => checkAtRest(world.server, world.tablets, world.saved));
}

function check(world: World): void {
  world.saved.checkHeld(world.server);
  // While a server that was put back is being met, numbers of two epochs stand beside each other.
  if (world.swarm.has('restored server')) return;
  const there = world.server.isUp ? new Set(serverOps(world.server).map(({ op }) => op.stamp)) : undefined;
  for (const tablet of world.tablets) if (tablet.disk.isQuiet) checkOverlay(tablet, there);
}

/** When nothing happens for long, nobody looks at the screens. */
function look({ tablets, swarm, chance }: World, visible: boolean): void {
  // Between two days of work a tablet comes under a network, or is carried out of it.
  if (!visible && swarm.has('no network')) chance.one(tablets).setOnline(chance.happens(0.4));
  for (const tablet of tablets)
    for (const page of tablet.pages)
      if ((page.realm.document.visibilityState === 'visible') !== visible) tablet.show(page, visible);
}

/** The library is closed for up to so long, seldom for the longest: each minute of it costs every tablet its rounds. */
const closedMs = [300_000, 300_000, 1_800_000];
/** People hurry, or the library is closed for a while. */
function pauseMs({ chance }: World): number {
  return chance.one([5, 50, 400, 2_000, 20_000, 120_000, chance.below(chance.one(closedMs))]);
}

/** Every world begins with a tablet that has a library of its own and brings it along. */
async function begin(world: World): Promise<void> {
  const { chance, swarm } = world;
  await world.server.start();
  if (swarm.has('server stops')) world.server.stopShare = 0.05;
  if (swarm.has('slow storage')) world.server.slowShare = chance.one([0.05, 0.3]);
  const [first, ...others] = ['administrator' as Role, ...drawRoles(world)].map((role) => world.addTablet(role));
  for (const tablet of world.tablets) {
    tablet.hasLocks = !swarm.has('no locks');
    tablet.hasKeys = chance.happens(0.4);
    if (swarm.has('little batches')) tablet.mostPushed = chance.one([700, 1_500]);
    if (swarm.has('full disks')) tablet.files.room = 1_000_000_000;
    setClock(swarm, chance, tablet);
  }
  const page = await (first as Tablet).openPage();
  await (first as Tablet).call(page, 'startHere', { name: 'Trường Văn Lăng', unitKind: 'school', siteName: 'Chính' });
  for (const name of ['addTitle', 'addMember', 'planEvent', 'addTitle', 'addMember'] as const)
    await world.act({ tablet: first as Tablet, page, name });
  for (const tablet of others) {
    const other = await tablet.openPage();
    if (chance.happens(0.2) && tablet.role === 'librarian') await startAlone(world, tablet, other);
  }
  if (world.swarm.has('busy counters')) await gather(world);
  // A server that has no copy yet can only be put back after one was made: in a short world that seldom comes.
  if (swarm.has('restored server')) world.server.keepCopy();
  for (const { weather, disk } of world.tablets) {
    Object.assign(weather, weatherOf(swarm, chance));
    Object.assign(disk.faults, diskFaultsOf(swarm, chance));
  }
}
/** Everybody joins and has the books and the people before anything fails: a server that stops while it makes a code never
 * answers whoever waits for it. */
async function gather(world: World): Promise<void> {
  const { stopShare } = world.server;
  world.server.stopShare = 0;
  for (const tablet of world.tablets)
    if (!standingOf(tablet).joined) await world.join(tablet, tablet.pages[0] as Program);
  await world.loop.pause(2 * minuteMs);
  world.server.stopShare = stopShare;
}
function drawRoles({ chance }: World): Role[] {
  const others = ['librarian', 'librarian', 'volunteer', 'volunteer', 'kiosk'] as const satisfies readonly Role[];
  return Array.from({ length: chance.between(1, 3) }, () => chance.one(others));
}
async function startAlone(world: World, tablet: Tablet, page: Program): Promise<void> {
  await tablet.call(page, 'startHere', { name: 'Tủ sách thôn', unitKind: 'club', siteName: 'Nhà văn hoá' });
  for (const name of ['addTitle', 'addMember', 'signIn'] as const) await world.act({ tablet, page, name });
}

async function oneStep(world: World): Promise<void> {
  const { chance } = world;
  const tablet = chance.one(world.tablets);
  const [page] = tablet.pages;
  if (page && !(await mayJoin(world, tablet, page))) return;
  if (chance.happens(0.3)) return disturb(world, tablet);
  if (!page) return void tablet.openPage().catch(() => undefined);
  // Now and then two things are done at once: two fingers, or two people at two tabs.
  for (let acts = chance.happens(0.2) ? 2 : 1; acts > 0; acts -= 1) {
    const name = chance.one(actsOf(world, tablet.role, chance.happens(0.04)));
    const draw = `act ${world.log.length}`;
    void world.act({ tablet, page: chance.one(tablet.pages), name, draw });
    if (chance.happens(world.swarm.has('busy counters') ? 0.7 : 0.25)) alsoElsewhere(world, tablet, { name, draw });
  }
}

/** The same is done at every other tablet, not knowing of each other: one child is there, one book is wrong. */
function alsoElsewhere(world: World, tablet: Tablet, what: { name: ActName; draw: string }): void {
  for (const other of world.tablets) {
    const [page] = other.pages;
    if (other !== tablet && page && clockOf(other) && mayDo(other.role, what.name))
      void world.act({ tablet: other, page, ...what });
  }
}

/** Whether the tablet has a library; one without tries to join now and then, for a person stands beside it. */
async function mayJoin(world: World, tablet: Tablet, page: Program): Promise<boolean> {
  if (!asksForCode(tablet) || (clockOf(tablet) && world.chance.happens(0.7))) return true;
  // Somebody may give a second code at a second tab before the first is answered.
  for (let codes = world.chance.happens(0.3) ? 2 : 1; codes > 0; codes -= 1)
    void world.join(tablet, world.chance.one(tablet.pages.length > 0 ? tablet.pages : [page]));
  return clockOf(tablet) !== undefined;
}

/** The faults stop; somebody opens the app on every tablet and looks at it. */
async function heal(world: World): Promise<void> {
  world.tell('everything works again');
  if (!world.server.isUp) await world.server.start();
  world.server.slowShare = 0;
  world.server.stopShare = 0;
  for (const tablet of world.tablets) {
    calm(tablet);
    tablet.setOnline(true);
    for (const program of tablet.programs) world.loop.thaw(program);
    if (tablet.pages.length === 0) await tablet.openPage();
  }
  look(world, true);
}

/** Nothing more is written. It is over when all has been at rest for two minutes; one world in eight is watched to the end, in
 * case something stirs again. */
async function rest(world: World): Promise<void> {
  const most = world.swarm.has('full disks') ? restMinutes.full : restMinutes.plain;
  const toTheEnd = world.chance.happens(1 / 8);
  const codes = new Map(world.tablets.map((tablet) => [tablet, mostCodes]));
  let quiet = 0;
  for (let minute = 0; minute < most && (quiet < 2 || toTheEnd) && !world.broken; minute += 1) {
    await world.loop.pause(minuteMs);
    for (const [tablet, left] of codes) {
      if (left === 0 || !asksForCode(tablet)) continue;
      codes.set(tablet, left - 1);
      await world.join(tablet, tablet.pages[0] as Program);
    }
    quiet = isAtRest(world) ? quiet + 1 : 0;
  }
}
function isAtRest({ server, tablets, saved }: World): boolean {
  try {
    checkAtRest(server, tablets, saved);
    return true;
  } catch {
    return false;
  }
}

/** Faults that only a person with a code can end. */
const needsCode = new Set(['not-joined', 'no-key-here', 'not-signed-in', 'fork']);

function asksForCode(tablet: Tablet): boolean {
  const { joined, trouble } = standingOf(tablet);
  return !joined || (trouble !== undefined && needsCode.has(trouble));
}
