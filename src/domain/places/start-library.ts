// Begins a library: the institution and its main place of service. Everything else hangs on these two.
import { change, refuse, type Decision } from '../record/decision.ts';
import { idFromKey, type Id } from '../record/id.ts';
import { site } from './site.ts';
import { unit, type Unit } from './unit.ts';

export interface StartLibrary {
  readonly name: string;
  readonly unitKind: Unit['unitKind'];
  readonly unitId: Id<'unit'>;
  /** Its main place, where it has no place yet: one that it has keeps what people called it since. */
  readonly place?: MainPlace;
}
export interface MainPlace {
  readonly siteId: Id<'site'>;
  /** What it is called, in the language of whoever starts. */
  readonly siteName: string;
}

export function startLibrary({ name, unitKind, unitId, place }: StartLibrary): Decision<StartRefusal> {
  if (name.trim() === '') return refuse({ kind: 'no-name' });
  return change(unit.put({ name: name.trim(), unitKind }, unitId), ...(place ? [mainSite(place)] : []));
}
/** The main place alone: a library may stand before anybody has named it. */
export function openMainSite(place: MainPlace): Decision {
  return change(mainSite(place));
}
/** Whoever makes the main place of a library makes the same one. */
export function mainSiteOf(unitId: string): Id<'site'> {
  return idFromKey('site', ['main', unitId]) as Id<'site'>;
}

const mainSite = ({ siteId, siteName }: MainPlace) => site.put({ name: siteName, siteKind: 'main' }, siteId);

export type StartRefusal = { readonly kind: 'no-name' };
