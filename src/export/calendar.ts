/** The days of a kept list as a calendar (RFC 5545): all-day entries, shown as free. */
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '../calendar/day.js';
import type { WorkView } from '../checklists/view.js';
import type { Worklist } from '../checklists/worklist.js';
import type { Knowledge } from '../knowledge/model.js';
import { quote } from '../text/parts.js';

/** @param at when it is made, milliseconds since 1970 @returns `undefined` where no day is named */
export function calendarOf(knowledge: Knowledge, list: Worklist, view: WorkView, at: number): string | undefined {
  const calendar = ical({
    name: view.titel,
    prodId: { company: 'erlass-lotse', product: 'checklisten', language: 'DE' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const add = (id: string, tag: Day, summary: string, description?: string) =>
    calendar.createEvent({
      id: `${list.id}-${id}@erlass-lotse`,
      stamp: new Date(at),
      start: midnight(tag),
      end: midnight(addDays(tag, 1)),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary,
      ...(description ? { description } : {}),
    });
  if (list.date) add('termin', list.date, knowledge.checklisten.get(list.checklist)?.termin ?? view.titel, view.titel);
  for (const { item, was, zitat } of view.gruppen.flatMap(({ punkte }) => punkte)) {
    if (item.due && !item.done) add(item.id, item.due, was, zitat && quote(knowledge, zitat));
  }
  return calendar.length() > 0 ? calendar.toString() : undefined;
}

/** An all-day entry is written with the day in UTC. */
function midnight(tag: Day): Date {
  return new Date(`${tag}T00:00:00Z`);
}
