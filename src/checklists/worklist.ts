/**
 * A checklist that is kept and worked through. It holds ids and what people did, never a word of law: what an item says
 * always comes from the knowledge of today.
 */
import { z } from 'zod/v4';
import { day } from '../calendar/day.js';

export const MAX_NOTE = 1_000;
export const MAX_NAME = 80;

const kennung = z.string().regex(/^[a-z0-9-]{1,80}$/);
const moment = z.int().min(0);

/** Somebody, as Teams names them. A name that was typed has no id. */
export const person = z.strictObject({ id: z.string().min(1).max(500).optional(), name: z.string().min(1).max(MAX_NAME) });
export type Person = z.infer<typeof person>;

export const workItem = z.strictObject({
  id: kennung,
  done: z.strictObject({ by: person, at: moment }).optional(),
  note: z.strictObject({ text: z.string().min(1).max(MAX_NOTE), by: person, at: moment }).optional(),
  assignee: person.optional(),
  due: day.optional(),
});
export type WorkItem = z.infer<typeof workItem>;

export const worklist = z.strictObject({
  id: z.uuid(),
  /** id of the checklist in the knowledge */
  checklist: kennung,
  /** what was known of the case */
  facts: z.record(kennung, z.array(kennung).min(1).max(20)),
  date: day.optional(),
  /** version of the knowledge it was made with */
  version: z.string(),
  createdBy: person,
  createdAt: moment,
  archivedAt: moment.optional(),
  items: z.array(workItem).max(200),
});
export type Worklist = z.infer<typeof worklist>;

/** How far a list is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export function progressOf({ items }: Worklist): Progress {
  return { done: items.filter((item) => item.done).length, total: items.length };
}

/** Whom a list belongs to in a personal chat. In a group or channel it belongs to the conversation. */
export function personOwner(id: string): string {
  return JSON.stringify(['person', id]);
}

/** Everybody whom a list names. */
export function peopleOf({ createdBy, items }: Worklist): Person[] {
  return [createdBy, ...items.flatMap(({ done, note, assignee }) => [done?.by, note?.by, assignee].filter((p) => p !== undefined))];
}

/** The same list without somebody; what was done stays done. @param nobody the name that takes the place */
export function withoutPerson(list: Worklist, ids: readonly string[], nobody: string): Worklist {
  const hide = (who: Person): Person => (who.id !== undefined && ids.includes(who.id) ? { name: nobody } : who);
  return {
    ...list,
    createdBy: hide(list.createdBy),
    items: list.items.map(({ done, note, assignee, ...item }) => ({
      ...item,
      ...(done ? { done: { ...done, by: hide(done.by) } } : {}),
      ...(note ? { note: { ...note, by: hide(note.by) } } : {}),
      ...(assignee && hide(assignee) === assignee ? { assignee } : {}),
    })),
  };
}
