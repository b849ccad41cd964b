// Whom a welcome screen speaks to while nobody has said who comes.
import type { Unit } from '../places/unit.ts';

/** At a school children come, who are "em". Anywhere else old people come to the same screen, and nobody calls them that. */
export function mostlyComing(unit: Pick<Unit, 'unitKind'> | undefined): 'children' | 'everyone' {
  return unit?.unitKind === 'school' ? 'children' : 'everyone';
}
