/**
 * A day out of a German text. chrono-node reads what is said relative to today ("nächsten Dienstag", "in sechs Wochen");
 * days written as numbers are read here, because it passes over "12.3." and over days that do not exist.
 */
import { type ParsedResult, parse } from 'chrono-node/de';
import { addDays, type Day, dayOfParts, partsOf, weekdayOf } from './day.js';

/** What was read, and the words it was read from. */
export type ReadDay =
  | { readonly kind: 'day'; readonly day: Day; readonly text: string }
  | { readonly kind: 'past'; readonly day: Day; readonly text: string }
  /** the 30th of February */
  | { readonly kind: 'no-such-day'; readonly text: string };

const MONTHS = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
const MONTH =
  'januar|jänner|februar|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|apr|jun|jul|aug|sept|sep|okt|nov|dez';
const WRITTEN = [
  /(?<![\d.-])(?<y>20\d\d)-(?<m>\d\d)-(?<d>\d\d)(?![\d-])/,
  /(?<![\d.])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.(?:\s?(?<y>20\d\d|\d\d(?![\d:])))?(?!\d)/,
  new RegExp(`(?<![\\d.])(?<d>\\d{1,2})\\.?\\s*(?<m>${MONTH})\\b\\.?(?:\\s*(?<y>20\\d\\d))?`, 'iu'),
];
/** A leap day comes back after eight years at most. */
const YEARS_AHEAD = 8;
/** A week or a month is no day: better ask. */
const NO_DAY = /^(?:diese|nächste|kommende|letzte|vorige)[nrs]?\s+(?:woche|monat|jahr|quartal)/iu;

/** The first day that a text names; `undefined` where it names none. A day without a year is the next one to come. */
export function readDay(text: string, today: Day): ReadDay | undefined {
  return written(text, today) ?? spoken(text, today);
}

function written(text: string, today: Day): ReadDay | undefined {
  for (const pattern of WRITTEN) {
    const match = pattern.exec(text);
    if (!match?.groups) continue;
    const { y, m = '', d } = match.groups;
    const month = /^\d/.test(m) ? Number(m) : monthOf(m);
    const found = y === undefined ? nextOf(month, Number(d), today) : dayOfParts(Number(y) + (y.length === 2 ? 2000 : 0), month, Number(d));
    return found ? judged(found, match[0].trim(), today) : { kind: 'no-such-day', text: match[0].trim() };
  }
  return undefined;
}

function monthOf(name: string): number {
  const start = name.toLowerCase().replace('ae', 'ä').replace('jän', 'jan').slice(0, 3);
  return MONTHS.indexOf(start) + 1;
}

function nextOf(month: number, dayOfMonth: number, today: Day): Day | undefined {
  const [year] = partsOf(today);
  for (let ahead = 0; ahead <= YEARS_AHEAD; ahead++) {
    const found = dayOfParts(year + ahead, month, dayOfMonth);
    if (found !== undefined && found >= today) return found;
  }
  return undefined;
}

function spoken(text: string, today: Day): ReadDay | undefined {
  const [year, month, dayOfMonth] = partsOf(today);
  const noon = new Date(Date.UTC(year, month - 1, dayOfMonth, 12));
  const results = parse(text, { instant: noon, timezone: 0 }, { forwardDate: true }).filter(({ start }) => !isTime(start));
  const [first, second] = results;
  if (!first) return undefined;
  const whole = second && nextTo(text, first, second) ? text.slice(first.index, second.index + second.text.length) : first.text;
  const joined = whole === first.text ? undefined : together(first, second as ParsedResult);
  if (joined === undefined && NO_DAY.test(first.text)) return undefined;
  const single = dayOf(first);
  const skipped = single !== undefined && /übernächste[nrs]?\s+$/iu.test(text.slice(0, first.index)) ? addDays(single, 7) : single;
  const found = joined ?? skipped;
  return found ? judged(found, joined ? whole : first.text, today) : undefined;
}

/** "um 14 Uhr" names no day. */
function isTime(start: ParsedResult['start']): boolean {
  return start.isCertain('hour') && !start.isCertain('day') && !start.isCertain('weekday');
}

/** Nothing but white space between two results. */
function nextTo(text: string, first: ParsedResult, second: ParsedResult): boolean {
  return text.slice(first.index + first.text.length, second.index).trim() === '';
}

/** "heute in zwei Wochen"; "Dienstag in zwei Wochen" and "nächste Woche Dienstag": that weekday of the week named. */
function together(first: ParsedResult, second: ParsedResult): Day | undefined {
  const weekday = [first, second].find(({ start }) => start.isCertain('weekday') && !start.isCertain('day'));
  const other = weekday === first ? second : first;
  const week = dayOf(other);
  if (!weekday) return /^heute$/i.test(first.text) ? dayOf(second) : undefined;
  return week && addDays(week, (weekday.start.get('weekday') || 7) - weekdayOf(week));
}

function dayOf({ start }: ParsedResult): Day | undefined {
  return dayOfParts(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
}

function judged(found: Day, text: string, today: Day): ReadDay {
  return { kind: found < today ? 'past' : 'day', day: found, text };
}
