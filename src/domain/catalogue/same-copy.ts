// Two records of copies are one physical book that was written down twice. A fact: it stands until somebody who has seen it
// takes it back. Loans stay with the record they were written for.
import type { RecordOf } from '../record/define.ts';
import { defineSame } from '../record/same-as.ts';

export const sameCopy = defineSame('sameCopy', 'copy', 'unit');
export type SameCopy = RecordOf<typeof sameCopy>;
