// A promise that was broken, by its name in the list of invariants.

export type Invariant = `I${number}`;

export class Violation extends Error {
  override readonly name = 'Violation';
  readonly invariant: Invariant;
  constructor(invariant: Invariant, told: string) {
    super(told);
    this.invariant = invariant;
  }
}

/** Ends the run unless it is so. */
export function hold(invariant: Invariant, isSo: boolean, told: () => string): void {
  if (!isSo) throw new Violation(invariant, told());
}
