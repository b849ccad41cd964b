// What a person decides about records: whether two are one, whether a removed one comes back, which of two values is right,
// and whether a gathering takes more people than it has room for. A decision is remembered and not asked for again.
import { title, type Title } from '../catalogue/title.ts';
import { readingEvent, type ReadingEvent } from '../events/reading-event.ts';
import type { Change } from '../record/change.ts';
import { change, type Decision } from '../record/decision.ts';
import { settled, type Settling } from './settle.ts';

/** `merging` is what the rule that merges two members, titles or copies decided; without it they are two. Two that have one
 * number and are one keep it, both of them: nobody is given another. */
export function settleSame(asked: Settling & { merging?: Decision<unknown> }): Decision {
  const { merging } = asked;
  if (!merging) return change(settled(asked, 'two'));
  return change(...(merging.kind === 'change' ? merging.changes : []), settled(asked, 'one'));
}

/** `withTitle`: that of a copy, taken off as well: a copy without it would be back and stand nowhere. */
export function settleEditedRemoved(asked: Settling & { restored: boolean; withTitle?: Title['id'] }): Decision {
  const { open, restored, withTitle } = asked;
  const [id] = open.subjects;
  if (!restored || id === undefined) return change(settled(asked, 'left-removed'));
  const again: Change = { type: open.about ?? '', action: 'restore', id, fields: {} };
  // What an earlier answer brought back is not this one's to take off.
  const alone = open.written === undefined ? undefined : { written: [] };
  if (!withTitle) return change(again, settled(asked, 'restored', alone));
  return change(title.restore(withTitle), again, settled(asked, 'restored', { written: [withTitle] }));
}

/** `value` is the one that is right. */
export function settleTwoValues(asked: Settling & { value: string }): Decision {
  const { open, value } = asked;
  const [id] = open.subjects;
  if (value === open.written?.[0] || id === undefined) return change(settled(asked, 'kept'));
  const right: Change = { type: open.about ?? '', action: 'patch', id, fields: { [open.field ?? '']: value } };
  return change(right, settled(asked, 'other'));
}

/** Everybody who came stays. With `room` the gathering is written as having that many places. */
export function settleOverCapacity(asked: Settling & { event: ReadingEvent; room?: number }): Decision {
  const { event, room } = asked;
  if (room === undefined) return change(settled(asked, 'kept'));
  return change(readingEvent.patch(event.id, { capacity: room }), settled(asked, 'made-room'));
}
