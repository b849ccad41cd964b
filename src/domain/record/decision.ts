// What a rule answers: changes to make, nothing to change, or a refusal with the facts that explain it. A rule never acts.
import type { Change } from './change.ts';

export type Decision<Refusal = never> =
  | { readonly kind: 'change'; readonly changes: readonly Change[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Make these changes, all or none. */
export function change(...changes: readonly Change[]): { kind: 'change'; changes: readonly Change[] } {
  return { kind: 'change', changes };
}

/** All is as it should be already. */
export const unchanged = { kind: 'unchanged' } as const;

/** No, for a reason a person can be told. */
export function refuse<Refusal>(refusal: Refusal): { kind: 'refused'; refusal: Refusal } {
  return { kind: 'refused', refusal };
}
