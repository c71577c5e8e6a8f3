/** What somebody should be reminded of on a list, each thing once. Pure. */
import { addDays, addYears, type Day } from '../calendar/day.js';
import type { Checkliste } from '../knowledge/schema/checkliste.js';
import type { Worklist } from './worklist.js';

/** So many days before an item is due it is named. */
const DAYS_BEFORE = 3;

/** What is due. */
export interface Due {
  /** ids of open items whose day has come near */
  readonly items: readonly string[];
  /** the day on which what the occasion fixed runs out */
  readonly runsOut?: Day;
  /** what counts as told after this, the former included as far as it is still of use */
  readonly told: readonly string[];
}

/** @param told what a former reminder named, from its `told` @returns `undefined` where there is nothing new to tell */
export function dueOn(list: Worklist, checkliste: Checkliste | undefined, today: Day, told: readonly string[]): Due | undefined {
  const near = addDays(today, DAYS_BEFORE);
  const open = list.archivedAt === undefined ? list.items.filter((item) => !item.done && item.due !== undefined && item.due <= near) : [];
  const fresh = open.filter((item) => !told.includes(keyOf(item.id, item.due)));
  const end = endOf(list, checkliste, today);
  const endIsNew = end !== undefined && !told.includes(keyOf('', end));
  if (fresh.length === 0 && !endIsNew) return undefined;
  const keys = [...open.map((item) => keyOf(item.id, item.due)), ...(end === undefined ? [] : [keyOf('', end)])];
  return { items: fresh.map((item) => item.id), ...(endIsNew ? { runsOut: end } : {}), told: keys };
}

/** The day on which it runs out, once that is near enough. A list for the next round changes nothing about it. */
function endOf({ date }: Worklist, checkliste: Checkliste | undefined, today: Day): Day | undefined {
  if (!checkliste?.ablauf || date === undefined) return undefined;
  const { jahre, vorlauf } = checkliste.ablauf;
  const end = addYears(date, jahre);
  return today >= addDays(end, -7 * vorlauf) && today <= end ? end : undefined;
}

function keyOf(item: string, day: Day | undefined): string {
  return `${item}:${day ?? ''}`;
}
