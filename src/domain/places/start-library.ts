// Begins a library: the institution and its main place of service. Everything else hangs on these two.
import { change, refuse, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { site } from './site.ts';
import { unit, type Unit } from './unit.ts';

export interface StartLibrary {
  readonly name: string;
  readonly unitKind: Unit['unitKind'];
  readonly unitId: Id<'unit'>;
  readonly siteId: Id<'site'>;
  /** What the main place is called, in the language of whoever starts. */
  readonly siteName: string;
}

export function startLibrary({ name, unitKind, unitId, siteId, siteName }: StartLibrary): Decision<StartRefusal> {
  if (name.trim() === '') return refuse({ kind: 'no-name' });
  return change(
    unit.put({ name: name.trim(), unitKind }, unitId),
    site.put({ name: siteName, siteKind: 'main' }, siteId),
  );
}
export type StartRefusal = { readonly kind: 'no-name' };
