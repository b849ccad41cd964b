// All that people do on a simulated tablet.
import { bookActs } from './book-acts.ts';
import { peopleActs } from './people-acts.ts';

export const acts = { ...bookActs, ...peopleActs };
export type ActName = keyof typeof acts;
