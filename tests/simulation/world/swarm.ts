// Which faults a seed plays: each world has its own few, since faults that always come together hide each other.
import type { Chance } from './chance.ts';
import type { DiskFaults } from './disk.ts';
import { fineWeather, type Weather } from './network.ts';
import type { Tablet } from './tablet.ts';

export const faults = [
  'lost requests',
  'lost answers',
  'requests twice',
  'cut answers',
  'portals',
  'failing answers',
  'hanging requests',
  'slow lines',
  'no network',
  'aborted commits',
  'full disks',
  'power cuts',
  'closed tabs',
  'several tabs',
  'frozen tabs',
  'no locks',
  'lost connections',
  'server stops',
  'restored server',
  'slow storage',
  'wrong clocks',
  'jumping clocks',
] as const;
/** Few seeds draw these: after the first two a tablet joins anew and reads everything again. The others are no faults of anything,
 * but played like them: books go over several counters at once, so that what people decide about them meets; and little is
 * handed in at once. */
export const rareFaults = ['cleared storage', 'copied profiles', 'busy counters', 'little batches'] as const;
export type Fault = (typeof faults)[number] | (typeof rareFaults)[number];
export type Swarm = ReadonlySet<Fault>;

export function drawSwarm(chance: Chance): Swarm {
  const share = chance.one([0.15, 0.35, 0.6]);
  const drawn = faults.filter(() => chance.happens(share));
  return new Set<Fault>([...drawn, ...rareFaults.filter(() => chance.happens(1 / 8))]);
}

/** How the line of one tablet is, for a while. */
export function weatherOf(swarm: Swarm, chance: Chance): Weather {
  const often = (fault: Fault) => (swarm.has(fault) ? chance.one([0, 0.1, 0.3, 0.6]) : 0);
  return {
    ...fineWeather,
    requestLost: often('lost requests'),
    answerLost: often('lost answers'),
    twice: often('requests twice'),
    cut: often('cut answers'),
    portal: often('portals'),
    failing: often('failing answers'),
    hanging: often('hanging requests') / 3,
    mostMs: swarm.has('slow lines') ? chance.one([60, 900, 12_000]) : fineWeather.mostMs,
  };
}

/** How the disk of one tablet is, for a while. */
export function diskFaultsOf(swarm: Swarm, chance: Chance): DiskFaults {
  const abortShare = swarm.has('aborted commits') ? chance.one([0, 0.05, 0.3, 0.6]) : 0;
  return { abortShare, isFull: swarm.has('full disks') && chance.happens(0.4) };
}

/** 1970, 2015, 2099, or off by minutes: what tablets believe. */
const clocks = [-56, -11, 73].map((years) => years * 365.25 * 86_400_000);

export function setClock(swarm: Swarm, chance: Chance, tablet: Tablet): void {
  if (!swarm.has('wrong clocks')) return;
  tablet.skewMs = Math.floor(chance.one([0, 0, 240_000, -600_000, ...clocks]));
}

/** Everything works again; the clocks stay as wrong as they are. */
export function calm({ weather, disk }: Tablet): void {
  Object.assign(weather, fineWeather, { online: weather.online });
  Object.assign(disk.faults, { abortShare: 0, isFull: false });
}
