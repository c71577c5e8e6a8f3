/** When people are left in peace: at night and on weekends, in the time of Germany. */
import { dayInGermany, TIME_ZONE, weekdayOf } from './day.js';

/** Hours of the day, from and until. Public holidays are not known: they differ by Land and year. */
const FROM_HOUR = 8;
const UNTIL_HOUR = 18;
const HOUR_MS = 3_600_000;
const SATURDAY = 6;
const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', hourCycle: 'h23' });

/** @param ms milliseconds since 1970 */
export function isQuiet(ms: number): boolean {
  const hour = hourInGermany(ms);
  return weekdayOf(dayInGermany(ms)) >= SATURDAY || hour < FROM_HOUR || hour >= UNTIL_HOUR;
}

/** Milliseconds until people can be written to again; 0 where they can be now. */
export function quietFor(ms: number): number {
  let at = ms;
  // At most three days and some hours: a weekend with the night before it.
  while (isQuiet(at)) at = Math.floor(at / HOUR_MS) * HOUR_MS + HOUR_MS;
  return at - ms;
}

function hourInGermany(ms: number): number {
  return Number(HOUR.format(ms));
}
