/** What people do with a kept list. Pure: the same change of the same list gives the same list. */
import type { Day } from '../calendar/day.js';
import { MAX_NOTE, type Person, type WorkItem, type Worklist } from './worklist.js';

export type ItemChange =
  | { readonly do: 'tick' | 'untick'; readonly item: string }
  /** everything about one item at once, as a form sends it; what is absent is taken away */
  | { readonly do: 'note'; readonly item: string; readonly note?: string; readonly assignee?: Person; readonly due?: Day };

export type Change = ItemChange | { readonly do: 'archive' } | { readonly do: 'reopen' };

/** Who does it, and when in milliseconds since 1970. */
export interface By {
  readonly person: Person;
  readonly at: number;
}

/** `archived`: it must be reopened first. `no-item`: the list does not have it. */
export type Changed =
  | { readonly ok: true; readonly list: Worklist }
  | { readonly ok: false; readonly problem: 'archived' | 'no-item' | 'note-too-long' };

/** The list after a change. Ticking what is ticked keeps who was first. */
export function applyChange(list: Worklist, change: Change, by: By): Changed {
  switch (change.do) {
    case 'archive':
      return { ok: true, list: { ...list, archivedAt: list.archivedAt ?? by.at } };
    case 'reopen': {
      const { archivedAt: _, ...open } = list;
      return { ok: true, list: open };
    }
    default:
      return changeItem(list, change, by);
  }
}

function changeItem(list: Worklist, change: ItemChange, by: By): Changed {
  if (list.archivedAt !== undefined) return { ok: false, problem: 'archived' };
  const at = list.items.findIndex((item) => item.id === change.item);
  const item = list.items[at];
  if (!item) return { ok: false, problem: 'no-item' };
  if (change.do === 'note' && (change.note?.length ?? 0) > MAX_NOTE) return { ok: false, problem: 'note-too-long' };
  return { ok: true, list: { ...list, items: list.items.with(at, changedItem(item, change, by)) } };
}

function changedItem(item: WorkItem, change: ItemChange, { person, at }: By): WorkItem {
  const { done, note, assignee: _, due: __, ...rest } = item;
  switch (change.do) {
    case 'tick':
      return { ...item, done: done ?? { by: person, at } };
    case 'untick': {
      const { done: ___, ...open } = item;
      return open;
    }
    case 'note': {
      const text = change.note?.trim() ?? '';
      const kept = note?.text === text ? note : { text, by: person, at };
      return {
        ...rest,
        ...(done ? { done } : {}),
        ...(text === '' ? {} : { note: kept }),
        ...(change.assignee ? { assignee: change.assignee } : {}),
        ...(change.due ? { due: change.due } : {}),
      };
    }
  }
}
