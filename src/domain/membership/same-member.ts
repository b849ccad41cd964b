// Two records of members are one person. A fact: it stands until somebody who has seen it takes it back.
import type { RecordOf } from '../record/define.ts';
import { defineSame } from '../record/same-as.ts';

export const sameMember = defineSame('sameMember', 'member', 'people');
export type SameMember = RecordOf<typeof sameMember>;
