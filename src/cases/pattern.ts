/**
 * Patterns that a jurist writes to recognise facts (`knowledge/faelle/`).
 * "jahr* + migration* - ehrenamt*": parts joined by " + " all stand in one clause in any order, a part after " - " does not.
 * A part is words in a row; "*" stands for any letters at the start or end of a word, "#" for a number.
 * "nicht: studium" matches only where the part is negated; without it, only where no part is.
 * "nicht: recht* & nicht: migration*": both patterns hold somewhere in the text, each in a clause of its own.
 */
import { fold } from '../language/fold.js';
import { readNumber } from '../rules/bands.js';
import type { Clause, Word } from './clauses.js';

export interface Pattern {
  readonly negated: boolean;
  readonly parts: readonly (readonly WordTest[])[];
  readonly without: readonly (readonly WordTest[])[];
  /** how words of the text must begin for the pattern to have a chance, the longest first, see `beginningsOf` */
  readonly keys: readonly string[];
}

type WordTest =
  | { readonly kind: 'number' }
  | { readonly kind: 'word'; readonly stem: string; readonly before: boolean; readonly after: boolean };

/** Where a pattern matched: words `from` to `to` (inclusive) of the clause, and the number, if it asks for one. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly zahl?: number;
}

/** Compiles one pattern. */
export function compilePattern(text: string): Pattern {
  const negated = text.startsWith('nicht: ');
  const [wanted = '', ...without] = (negated ? text.slice('nicht: '.length) : text).split(' - ');
  const words = (part: string) => part.trim().split(/\s+/).map(wordTest);
  const parts = wanted.split(' + ').map(words);
  return { negated, parts, without: without.map(words), keys: keysOf(parts.flat()) };
}

/** Letters of a beginning: at least so many, unless the word is shorter, and at most so many. */
const SHORTEST = 3;
const LONGEST = 6;

/** The beginnings of the words that have a certain one. */
function keysOf(tests: readonly WordTest[]): string[] {
  return tests
    .flatMap((test) => (test.kind === 'word' && !test.before && (test.stem.length >= SHORTEST || !test.after) ? [test.stem] : []))
    .sort((a, b) => b.length - a.length)
    .map((stem) => stem.slice(0, LONGEST));
}

/** The beginnings of all words of a text: a pattern of whose keys one is not among them cannot match. */
export function beginningsOf(clauses: readonly Clause[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (word: string) => {
    for (let length = Math.min(SHORTEST, word.length); length <= Math.min(LONGEST, word.length); length++) found.add(word.slice(0, length));
  };
  for (const { words } of clauses) {
    for (const { folded, repaired } of words) {
      add(folded);
      if (repaired) add(repaired);
    }
  }
  return found;
}

function wordTest(word: string): WordTest {
  if (word === '#') return { kind: 'number' };
  const before = word.startsWith('*');
  const after = word.endsWith('*') && word.length > 1;
  return { kind: 'word', stem: fold(word.slice(before ? 1 : 0, after ? -1 : undefined)).replace(/[.'’]/g, ''), before, after };
}

/** How far a negation reaches: "keinen richtigen Abschluss", "Abschluss hat er keinen". */
const NEGATION_BEFORE = 4;
const NEGATION_AFTER = 4;

/** The first place where the pattern holds in the clause. `negations` are the positions of negating words. */
export function matchPattern(pattern: Pattern, clause: Clause, negations: readonly number[]): Match | undefined {
  if (pattern.without.some((part) => findPart(part, clause.words) !== undefined)) return undefined;
  const found: Match[] = [];
  for (const part of pattern.parts) {
    const match = findPart(part, clause.words);
    if (!match) return undefined;
    found.push(match);
  }
  const denied = found.some((match) => isNegated(match, negations));
  if (denied !== pattern.negated) return undefined;
  const zahl = found.find((match) => match.zahl !== undefined)?.zahl;
  return {
    from: Math.min(...found.map((m) => m.from)),
    to: Math.max(...found.map((m) => m.to)),
    ...(zahl === undefined ? {} : { zahl }),
  };
}

function isNegated({ from, to }: Match, negations: readonly number[]): boolean {
  return negations.some((at) => (at < from && from - at <= NEGATION_BEFORE) || (at > to && at - to <= NEGATION_AFTER));
}

function findPart(part: readonly WordTest[], words: readonly Word[]): Match | undefined {
  for (let from = 0; from + part.length <= words.length; from++) {
    let zahl: number | undefined;
    const fits = part.every((test, i) => {
      const word = words[from + i] as Word;
      if (test.kind === 'word') return fitsWord(test, word.folded) || (word.repaired !== undefined && fitsWord(test, word.repaired));
      zahl = numberOf(word.folded);
      return zahl !== undefined;
    });
    if (fits) return { from, to: from + part.length - 1, ...(zahl === undefined ? {} : { zahl }) };
  }
  return undefined;
}

function fitsWord({ stem, before, after }: Extract<WordTest, { kind: 'word' }>, word: string): boolean {
  if (before && after) return word.includes(stem);
  if (before) return word.endsWith(stem);
  return after ? word.startsWith(stem) : word === stem;
}

/** Number words as folded; enough for posts of a KI. */
const ZAHLWORT: ReadonlyMap<string, number> = new Map([
  ['null', 0],
  ['halbe', 0.5],
  ['halber', 0.5],
  ['halbes', 0.5],
  ['halben', 0.5],
  ['ein', 1],
  ['eine', 1],
  ['einen', 1],
  ['einer', 1],
  ['anderthalb', 1.5],
  ...['ein', 'zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben'].map((word, i) => [`${word}einhalb`, i + 1.5] as const),
  ...['zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwolf'].map((word, i) => [word, i + 2] as const),
]);

/** The number a folded word stands for. */
export function numberOf(word: string): number | undefined {
  return ZAHLWORT.get(word) ?? readNumber(word);
}
