// What an import of members must know of the library: its classes of this year, who has which card, and who is called so in
// which class. What the import itself adds counts from then on.
import { cardParts, nextCard } from '#domain/membership/add-member.ts';
import type { Group } from '#domain/membership/group.ts';
import type { Member } from '#domain/membership/member.ts';
import type { MemberRow } from '#domain/membership/read-member-list.ts';
import { nameKey } from '#domain/membership/take-member.ts';
import { fold } from '#domain/record/fold.ts';
import { allGroups, allMembers, cardHolders } from '../read/membership.ts';

export class People {
  readonly #schoolYear: string;
  readonly #groups = new Map<string, Group['id']>();
  readonly #classes = new Map<string, string>();
  /** Who has each card, in capitals. */
  readonly #holders = new Map<string, Member>();
  /** Cards that the list gives, or this import has given, in capitals. */
  readonly #given = new Set<string>();
  /** Those of one name in one class whom no row has found yet. */
  readonly #namesakes = new Map<string, Member[]>();
  /** The card with the highest number of each series, by the series in capitals. */
  readonly #last = new Map<string, { readonly card: string; readonly number: number }>();

  constructor(schoolYear: string) {
    this.#schoolYear = schoolYear;
  }

  async open(rows: readonly MemberRow[]): Promise<this> {
    const [groups, members, cards] = await Promise.all([allGroups(), allMembers(), cardHolders()]);
    for (const { id, name, schoolYear } of groups) {
      const isPast = schoolYear !== undefined && schoolYear !== null && schoolYear !== this.#schoolYear;
      if (!isPast) this.#groups.set(fold(name), id);
      this.#classes.set(id, isPast ? `${name}, ${schoolYear}` : name);
    }
    for (const one of members) {
      const key = keyOf(one.fullName, one.groupId);
      const others = this.#namesakes.get(key);
      if (others) others.push(one);
      else this.#namesakes.set(key, [one]);
    }
    for (const { cardNumber, member } of cards) {
      this.#holders.set(cardNumber.toUpperCase(), member);
      this.#count(cardNumber);
    }
    // A card that the list gives to somebody further down is given to nobody else. Nor does a row without a card stand for
    // somebody whose card comes further down: it is another child of that name.
    for (const { card, fullName } of rows) {
      if (card === '') continue;
      this.#give(card);
      const holder = this.#holders.get(card);
      if (holder && nameKey(holder.fullName) === nameKey(fullName)) this.isFound(holder);
    }
    return this;
  }

  groupIdOf(name: string): Group['id'] | undefined {
    return name === '' ? undefined : this.#groups.get(fold(name));
  }
  /** The class of somebody, with its year where that is over. */
  classOf({ groupId }: Member): string {
    return (groupId && this.#classes.get(groupId)) ?? '';
  }
  find({ card, fullName }: MemberRow, groupId: string | undefined) {
    const cardHolder = card === '' ? undefined : this.#holders.get(card);
    const namesake = this.#namesakes.get(keyOf(fullName, groupId))?.[0];
    return { cardHolder, namesake };
  }
  nextCard(series: string): string {
    const last = this.#last.get(series.toUpperCase());
    let card = nextCard(series, last ? [last.card] : []);
    while (this.#given.has(card.toUpperCase()) || this.#holders.has(card.toUpperCase()))
      card = nextCard(series, [card]);
    this.#give(card);
    return card;
  }

  /** A row of the list stands for this one: the next of the name is another. */
  isFound(member: Member): void {
    const key = keyOf(member.fullName, member.groupId);
    const left = this.#namesakes.get(key)?.filter(({ id }) => id !== member.id);
    if (left) this.#namesakes.set(key, left);
  }
  addGroup(name: string, id: Group['id']): void {
    this.#groups.set(fold(name), id);
  }
  #give(card: string): void {
    this.#given.add(card.toUpperCase());
    this.#count(card);
  }
  #count(card: string): void {
    const parts = cardParts(card.toUpperCase());
    if (!parts) return;
    const { series, number } = parts;
    if (number > (this.#last.get(series)?.number ?? -1)) this.#last.set(series, { card, number });
  }
}

const keyOf = (fullName: string, groupId: string | null | undefined) => `${nameKey(fullName)}|${groupId ?? ''}`;
