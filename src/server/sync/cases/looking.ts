// What every kind of case is given to look at, and what it answers: findings, each saying that a case has something to ask or
// no longer has. A kind looks up in batches, once per push; nothing it finds may depend on who came first.
import type { CaseKind } from '#domain/cases/case.ts';
import { definitionOf } from '#domain/records.ts';
import type { FieldValues } from '#domain/record/change.ts';
import { resolveSame, type SameAs, type Sameness } from '#domain/record/same-as.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import { removal, writtenAt } from '#protocol/merge/merge-entry.ts';
import { standing } from '#protocol/merge/merge-fact.ts';
import { scopeOf } from '#protocol/scope.ts';
import type { Stamp } from '#protocol/stamp.ts';
import type { RecordName, RecordRow, Transaction } from '../../storage/storage.ts';
import type { Passing } from '../passing.ts';
import type { WorkingCopy } from '../working-copy.ts';

/** The device that a server's own writings name. */
export const server = '0'.repeat(16);

export type Found = RecordName & { readonly state: State };
/** The facts by which two records are one. */
export type Link = 'sameMember' | 'sameTitle' | 'sameCopy';

export interface Finding {
  readonly caseKind: CaseKind;
  /** The records in question, in the order they were made. */
  readonly subjects: readonly string[];
  /** What tells this case from another about the same records; they themselves where absent. */
  readonly named?: readonly string[];
  readonly stands: boolean;
  /** When the case came about: of the writings that make it, the latest. */
  readonly stamp: Stamp;
  readonly more?: { readonly about?: string; readonly field?: string; readonly written?: readonly string[] };
}

/** One push, or one look back, as the kinds of cases see it. */
export class Looking {
  readonly transaction: Transaction;
  readonly copy: WorkingCopy;
  readonly unitId: string;
  readonly passing: readonly Passing[];
  /** What changed, as it was when the looking began. */
  readonly changed: readonly Found[];
  /** Ids of records whose open cases must be looked at again. */
  readonly touched: Set<string>;
  readonly #same = new Map<Link, Promise<Sameness>>();

  constructor(given: Pick<Looking, 'transaction' | 'copy' | 'unitId' | 'passing' | 'changed'>) {
    this.transaction = given.transaction;
    this.copy = given.copy;
    this.unitId = given.unitId;
    this.passing = given.passing;
    this.changed = given.changed;
    this.touched = new Set(given.changed.flatMap(({ id, state }) => [id, ...namedIn(state.fields)]));
  }

  /** Changed records of a type, each as it is now. */
  changedOf(type: string): Found[] {
    return this.changed.filter((one) => one.type === type).map((one) => this.#now(one));
  }
  /** Records of a type whose field has one of these values now, with what this push did to them. */
  async where(type: string, field: string, values: readonly unknown[]): Promise<Found[]> {
    const wanted = new Set(values.filter((value): value is string => typeof value === 'string'));
    if (wanted.size === 0) return [];
    const stored = await this.transaction.recordsWhere(this.scopeFor(type), type, field, [...wanted]);
    return this.#withChanged(type, stored).filter(({ state }) => wanted.has(String(state.fields[field])));
  }
  /** All records of a type that stand, for types of which there are few. */
  async all(type: string): Promise<Found[]> {
    const stored = await this.transaction.recordsOf(this.scopeFor(type), type);
    return this.#withChanged(type, stored).filter(({ state }) => !state.removed);
  }
  /** The records with these ids, as far as they are known. */
  async these(type: string, ids: readonly string[]): Promise<Found[]> {
    const names = ids.map((id) => this.nameOf(type, id));
    await this.bring(names);
    return names.flatMap((name) => {
      const state = this.copy.state(name);
      return state ? [{ ...name, state }] : [];
    });
  }
  /** Which records are one, as the links of this type say. They are read once: no kind of case writes one. */
  samenessBy(link: Link): Promise<Sameness> {
    const known =
      this.#same.get(link) ??
      this.all(link).then((all) => resolveSame(all.map(({ state }) => state.fields as unknown as SameAs)));
    this.#same.set(link, known);
    return known;
  }
  /** Ids of those who were made one or parted: whoever is one with either side of a link that changed. */
  async relinked(link: Link): Promise<string[]> {
    const links = this.changedOf(link);
    if (links.length === 0) return [];
    const same = await this.samenessBy(link);
    const sides = links.flatMap(({ state: { fields } }) => [String(fields.one), String(fields.other)]);
    return [...new Set(sides.flatMap((id) => same.allOf(id)))];
  }
  /** Makes these records known; those that do not exist stay unknown. */
  async bring(names: readonly RecordName[]): Promise<void> {
    const missing = names.filter((name) => !this.copy.state(name));
    if (missing.length > 0) this.copy.learn(await this.transaction.records(missing));
  }
  /** Writes fields that follow from what others wrote, under the stamp of what they follow from: the same everywhere. */
  correct(name: RecordName, fields: FieldValues, stamp: Stamp): void {
    const definition = definitionOf(name.type);
    if (!definition) return;
    const writing = { action: 'patch', fields, stamp, version: definition.version, device: '' } as const;
    this.copy.put(name, merge(definition, this.copy.state(name), writing));
    this.touched.add(name.id);
  }
  nameOf(type: string, id: string): RecordName {
    return { scope: this.scopeFor(type), type, id };
  }
  scopeFor(type: string): string {
    return scopeOf(definitionOf(type)?.scope ?? 'people', this.unitId);
  }
  /** What is stored and what changed, each once and as it is now. */
  #withChanged(type: string, stored: readonly RecordRow[]): Found[] {
    this.copy.learn(stored);
    return [...new Map([...stored, ...this.changedOf(type)].map((one) => [one.id, this.#now(one)])).values()];
  }
  #now(one: Found): Found {
    return { ...one, state: this.copy.state(one) ?? one.state };
  }
}

/** Records that another one is about: their cases too may have ended. */
function namedIn(fields: FieldValues): string[] {
  return [fields.copyId, fields.eventId].filter((id): id is string => typeof id === 'string');
}

/** When the record was put: the same on every server. */
export function madeAt(state: State): Stamp | '' {
  return state.puts ? (standing(state).sort()[0] ?? '') : writtenAt(state, removal);
}
/** The earlier first. */
export function inOrder(found: readonly Found[]): Found[] {
  const order = (one: Found) => `${madeAt(one.state)} ${one.id}`;
  return [...found].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
