/** Days without a time of day, as "2027-03-12": what a list has as its date, in the calendar of Germany. */
import { z } from 'zod/v4';

export const TIME_ZONE = 'Europe/Berlin';
export const DAY_MS = 86_400_000;
/** Made once: making one takes longer than a hundred uses. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const TIME = new Intl.DateTimeFormat('de-DE', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' });

/** An existing day of the calendar, years 2000 to 2099. */
export const day = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/)
  .refine((text) => dayOfParts(...partsOf(text)) === text);
export type Day = z.infer<typeof day>;

/** The day if it exists: the 30th of February does not. */
export function dayOfParts(year: number, month: number, dayOfMonth: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** Year, month (1 to 12), day of the month. */
export function partsOf(text: Day): [number, number, number] {
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number);
  return [year, month, dayOfMonth];
}

/** So many days later; negative goes back. */
export function addDays(from: Day, days: number): Day {
  return new Date(utc(from) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many years later; the 29th of February becomes the 28th. */
export function addYears(from: Day, years: number): Day {
  const [year, month, dayOfMonth] = partsOf(from);
  return dayOfParts(year + years, month, dayOfMonth) ?? addDays(dayOfParts(year + years, month, 1) ?? from, 27);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(text: Day): number {
  return new Date(utc(text)).getUTCDay() || 7;
}

/** The day it is in Germany at a moment. @param ms milliseconds since 1970 */
export function dayInGermany(ms: number): Day {
  return DAY.format(ms);
}

/** As people write it: "12.03.2027". */
export function formatDay(text: Day): string {
  return text.split('-').reverse().join('.');
}

/** A moment as people in Germany write it: "12.03.2027, 14:05 Uhr". @param ms milliseconds since 1970 */
export function formatMoment(ms: number): string {
  return `${formatDay(dayInGermany(ms))}, ${TIME.format(ms)} Uhr`;
}

function utc(text: Day): number {
  const [year, month, dayOfMonth] = partsOf(text);
  return Date.UTC(year, month - 1, dayOfMonth);
}
