/** Numbers enter a table through named bands: 4.5 full-time posts are "ueber-3-bis-5". */
import type { Band, Merkmal } from '../knowledge/schema/regel.js';

interface Range {
  readonly wert: string;
  readonly low: number;
  readonly lowIncluded: boolean;
  readonly high: number;
  readonly highIncluded: boolean;
}

function rangeOf(wert: string, band: Band): Range {
  return {
    wert,
    low: band.von ?? band.ueber ?? 0,
    lowIncluded: band.ueber === undefined,
    high: band.bis ?? band.unter ?? Number.POSITIVE_INFINITY,
    highIncluded: band.bis !== undefined,
  };
}

/** The value whose band holds the number; `undefined` for a Merkmal without numbers and for a number below zero. */
export function bandOf({ zahl }: Merkmal, value: number): string | undefined {
  if (!zahl) return undefined;
  return Object.entries(zahl.baender)
    .map(([wert, band]) => rangeOf(wert, band))
    .find(
      ({ low, lowIncluded, high, highIncluded }) =>
        (value > low || (lowIncluded && value === low)) && (value < high || (highIncluded && value === high)),
    )?.wert;
}

/** What is wrong with the bands of a Merkmal: every value needs one, and together they hold each number from 0 on exactly once. */
export function bandDefect({ werte, zahl }: Merkmal): string | undefined {
  if (!zahl) return undefined;
  const named = Object.keys(zahl.baender);
  const missing = Object.keys(werte).find((wert) => !named.includes(wert));
  if (missing) return `Zum Wert „${missing}“ fehlt der Zahlenbereich.`;
  const extra = named.find((wert) => !Object.hasOwn(werte, wert));
  if (extra) return `Den Wert „${extra}“ gibt es nicht.`;
  const ranges = Object.entries(zahl.baender)
    .map(([wert, band]) => rangeOf(wert, band))
    .sort((a, b) => a.low - b.low || Number(b.lowIncluded) - Number(a.lowIncluded));
  if (ranges[0]?.low !== 0 || !ranges[0].lowIncluded) return 'Der erste Bereich beginnt nicht bei 0.';
  if ((ranges.at(-1) as Range).high !== Number.POSITIVE_INFINITY) return 'Der letzte Bereich ist nach oben nicht offen.';
  for (const [i, range] of ranges.entries()) {
    const next = ranges[i + 1];
    if (range.low > range.high || (range.low === range.high && !(range.lowIncluded && range.highIncluded)))
      return `Der Bereich „${range.wert}“ ist leer.`;
    if (next && (next.low !== range.high || next.lowIncluded === range.highIncluded))
      return `Zwischen „${range.wert}“ und „${next.wert}“ ist eine Lücke oder eine Überschneidung.`;
  }
  return undefined;
}

/** A number as people write it ("4,5", "4.5", "½"), or `undefined`. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^½$/, '0,5')
    .replace(/^(\d+)\s*½$/, '$1,5');
  return /^\d{1,4}(?:[.,]\d{1,3})?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}
