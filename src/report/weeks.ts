/** Days and weeks by arithmetic: no clock, no time zone. */
import { DAY_MS } from '../calendar/day.js';
import type { EventKind } from '../conversation/events.js';

/** 1 January 1970 was a Thursday, the fourth day of its week. */
const THURSDAY = 3;
/** More weeks do not fit into a picture. */
const MAX_WEEKS = 58;

/** What was asked in a week, by what it led to. */
export interface Week {
  /** Monday, "23.11.2026" */
  readonly ab: string;
  readonly answer: number;
  readonly gap: number;
  readonly choice: number;
  readonly 'off-topic': number;
}

export const WEEK_KINDS = ['answer', 'gap', 'choice', 'off-topic'] as const satisfies readonly EventKind[];

const FORMAT = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' });

/** "2026-11-24" as "24.11.2026"; anything else comes back unchanged. */
export function germanDay(day: string): string {
  const number = numberOf(day);
  return Number.isNaN(number) ? day : FORMAT.format(number * DAY_MS);
}

/** All weeks between two days, those without a question included; the latest where there are too many. */
export function weeksOf(
  counts: readonly { readonly day: string; readonly kind: EventKind; readonly count: number }[],
  from: string,
  until: string,
): Week[] {
  const [first, last] = [mondayOf(numberOf(from)), mondayOf(numberOf(until))];
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return [];
  const start = Math.max(first, last - (MAX_WEEKS - 1) * 7);
  return Array.from({ length: (last - start) / 7 + 1 }, (_, i) => {
    const monday = start + i * 7;
    const own = counts.filter(({ day }) => mondayOf(numberOf(day)) === monday);
    const sum = (kind: EventKind) => own.reduce((total, c) => total + (c.kind === kind ? c.count : 0), 0);
    return {
      ab: FORMAT.format(monday * DAY_MS),
      answer: sum('answer'),
      gap: sum('gap'),
      choice: sum('choice'),
      'off-topic': sum('off-topic'),
    };
  });
}

/** Days since 1970. */
function numberOf(day: string): number {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(date)) / DAY_MS;
}

function mondayOf(number: number): number {
  return number - ((number + THURSDAY) % 7);
}
