// Two records of titles are one book. A fact: it stands until somebody who has seen it takes it back.
import type { RecordOf } from '../record/define.ts';
import { defineSame } from '../record/same-as.ts';

export const sameTitle = defineSame('sameTitle', 'title', 'unit');
export type SameTitle = RecordOf<typeof sameTitle>;
