// Takes back a check-in that this device sees. What another tablet recorded without this one having seen it still stands.
import { change, unchanged, type Decision } from '../record/decision.ts';
import { attendance, type Attendance } from './attendance.ts';

export function undoCheckIn({ present }: { readonly present: Attendance | undefined }): Decision {
  return present ? change(attendance.remove(present.id)) : unchanged;
}
