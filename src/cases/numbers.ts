/** Numbers in a case, in digits and in words, and sums of whole and half posts. */
import { readNumber } from '../rules/bands.js';

/** Number words as folded; enough for posts of a KI. */
const ZAHLWORT: ReadonlyMap<string, number> = new Map([
  ['null', 0],
  ['viertel', 0.25],
  ['dreiviertel', 0.75],
  ['halbe', 0.5],
  ['halber', 0.5],
  ['halbes', 0.5],
  ['halben', 0.5],
  ['ein', 1],
  ['eine', 1],
  ['einen', 1],
  ['einer', 1],
  ['anderthalb', 1.5],
  ['eineinhalb', 1.5],
  ...['zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben'].map((word, i) => [`${word}einhalb`, i + 2.5] as const),
  ...['zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwolf'].map((word, i) => [word, i + 2] as const),
]);

/** The number a folded word stands for. */
export function numberOf(word: string): number | undefined {
  return ZAHLWORT.get(word) ?? readNumber(word);
}

const COUNT = String.raw`\p{L}+|\d+(?:[.,]\d+)?`;
const WHOLE = '(?:volle?n?|ganze?n?|vollzeit)';
const HALF = String.raw`(?:mit\s+(?:einer\s+|ner\s+)?)?halbe?[nr]?(?:\s+stellen?)?`;
const SUM = new RegExp(
  String.raw`(?<!\p{L})(${COUNT})\s+${WHOLE}(?:,\s*|\s+)(?:(?:und|plus|sowie|\+)\s+)?(${COUNT})\s+${HALF}(?!\p{L})`,
  'giu',
);

/** A sum of posts in a text: "vier volle und zwei halbe" is 5. */
export interface Sum {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** All sums of whole and half posts, in order. Linear: each word is tried once as the first count. */
export function sumsIn(text: string, fold: (word: string) => string): Sum[] {
  return [...text.matchAll(SUM)].flatMap(({ 0: all, 1: whole = '', 2: half = '', index }) => {
    const [full, halves] = [numberOf(fold(whole)), numberOf(fold(half))];
    return full === undefined || halves === undefined ? [] : [{ start: index, end: index + all.length, value: full + halves / 2 }];
  });
}
