// Plays many seeds in a few processes, in any order, and hears how each went.
import { Player, players, type Wanted } from './player.ts';
import type { Told } from './run-seed.ts';

export interface Playing extends Omit<Wanted, 'seed'> {
  readonly seeds: readonly number[];
  /** Hears of every seed; true ends it all. */
  readonly hear: (told: Told) => boolean | void;
}

export async function runSeeds({ seeds, hear, ...wanted }: Playing): Promise<void> {
  const left = [...seeds];
  let isOver = false;
  const work = async () => {
    const player = new Player();
    for (let seed = left.shift(); seed !== undefined && !isOver; seed = left.shift()) {
      const told = await player.play({ ...wanted, seed });
      if (!isOver && hear(told)) isOver = true;
    }
    player.end();
  };
  await Promise.all(Array.from({ length: players }, work));
}
