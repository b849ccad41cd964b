// What a case is about, in the words and numbers that its sentence needs. Whoever reads a case from a database works these
// out; whoever tells it puts them into a sentence.
import type { Copy } from '../catalogue/copy.ts';

export type CaseFacts =
  | {
      readonly kind: 'doubleLoan';
      readonly title: string;
      readonly number: string;
      /** The name of the one member whom both loans are of. */
      readonly twiceTo?: string;
    }
  | { readonly kind: 'accessionClash'; readonly number: string }
  | { readonly kind: 'cardClash'; readonly card: string }
  | { readonly kind: 'strayReturn'; readonly title: string; readonly number: string }
  | { readonly kind: 'goneCopyLent'; readonly title: string; readonly number: string; readonly was: Copy['status'] }
  | { readonly kind: 'overCapacity'; readonly title: string; readonly capacity: number; readonly present: number }
  | { readonly kind: 'sameMember'; readonly fullName: string }
  | { readonly kind: 'sameTitle'; readonly title: string }
  | { readonly kind: 'editedRemoved'; readonly about: string; readonly name: string }
  | { readonly kind: 'editedErased' }
  | { readonly kind: 'loanOfNobody'; readonly title: string; readonly number: string }
  | { readonly kind: 'twoValues'; readonly about: string; readonly field: string; readonly name: string }
  /** A kind that a newer version of the app knows. */
  | { readonly kind: 'newer' };
