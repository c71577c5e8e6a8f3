/**
 * Patterns that a jurist writes to recognise facts (`knowledge/faelle/`).
 * "jahr* + migration* - ehrenamt*": parts joined by " + " all stand in one clause in any order, a part after " - " does not.
 * A part is words in a row; "*" stands for any letters at the start or end of a word, "#" for a number,
 * "leitet|führt" for either word ("abends|am_wochenende": "_" joins the words of one), "{lehrkraft}" for any entry of the word list of that name (`sprache/falltext.yaml`).
 * "^ unser chef $": the part begins at the beginning ("^") or ends at the end ("$") of its clause.
 * "nicht: studium" matches only where the part is negated; without it, only where no part is.
 * "fraglich: anerkannt" matches only in a clause that states no fact ("ob anerkannt, weiß niemand").
 * "nicht: recht* & nicht: migration*": both patterns hold somewhere in the text, each in a clause of its own;
 * "& nirgends: master": this pattern holds nowhere in the text; "& irgendwo: master": the text speaks of it, even if to deny or to doubt it.
 */
import { fold } from '../language/fold.js';
import { WordSet, type WordTest } from './word-set.js';

export { numberOf } from './numbers.js';

export interface Pattern {
  readonly negated: boolean;
  readonly doubtful: boolean;
  readonly parts: readonly Part[];
  readonly without: readonly Part[];
  /** how words of the text must begin for the pattern to have a chance: one of each group, the most telling group first, see `beginningsOf` */
  readonly keys: readonly (readonly string[])[];
}

/** What may stand at one place of a part: one of several words, or one of several rows of words. */
export interface Step {
  readonly rows: readonly (readonly WordTest[])[];
  /** the same where every row is one word: lists are long, and are asked about every word of a text */
  readonly words?: WordSet;
}

/** Places in a row. */
export type Part = readonly Step[];

/** Named word lists: the folded name -> entries, each one or more words. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

const DOUBT = 'fraglich: ';
const NEGATION = 'nicht: ';

/** Compiles one pattern. */
export function compilePattern(text: string, lists: WordLists = {}): Pattern {
  const doubtful = text.startsWith(DOUBT);
  const claim = doubtful ? text.slice(DOUBT.length) : text;
  const negated = claim.startsWith(NEGATION);
  const [wanted = '', ...without] = (negated ? claim.slice(NEGATION.length) : claim).split(' - ');
  const part = (words: string): Part =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => stepOf(word, lists));
  const parts = wanted.split(' + ').map(part);
  return { negated, doubtful, parts, without: without.map(part), keys: keysOf(parts.flat()) };
}

/** The names of the word lists that a pattern uses. */
export function listsIn(text: string): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}

function stepOf(word: string, lists: WordLists): Step {
  const alternatives = word.split('|').flatMap((one) => {
    const [name] = listsIn(one);
    return name === undefined ? [one.replaceAll('_', ' ')] : (lists[name] ?? []);
  });
  const rows = alternatives.map((row) => row.split(/\s+/).map(wordTest));
  const single = rows.flatMap(([test, ...more]) => (test?.kind === 'word' && more.length === 0 ? [test] : []));
  return { rows, ...(single.length === rows.length ? { words: new WordSet(single) } : {}) };
}

function wordTest(word: string): WordTest {
  if (word === '#') return { kind: 'number' };
  if (word === '^' || word === '$') return { kind: 'edge' };
  const before = word.startsWith('*');
  const after = word.endsWith('*') && word.length > 1;
  return { kind: 'word', stem: fold(word.slice(before ? 1 : 0, after ? -1 : undefined)).replace(/[.'’]/g, ''), before, after };
}

/** Letters of a beginning: at least so many, unless the word is shorter, and at most so many. */
const SHORTEST = 3;
const LONGEST = 6;

/** For each step the beginnings of which a text must have one; a step that anything may match has none. */
function keysOf(steps: readonly Step[]): string[][] {
  return steps
    .map(({ rows }) => rows.map(keyOf))
    .filter((group): group is string[] => group.every((key) => key !== undefined))
    .sort((a, b) => a.length - b.length || (b[0] ?? '').length - (a[0] ?? '').length);
}

/** The longest certain beginning of a row of words. */
function keyOf(row: readonly WordTest[]): string | undefined {
  const stems = row.flatMap((test) =>
    test.kind === 'word' && !test.before && (test.stem.length >= SHORTEST || !test.after) ? [test.stem.slice(0, LONGEST)] : [],
  );
  return stems.sort((a, b) => b.length - a.length)[0];
}

/** The beginnings of a word: a pattern that finds none of a group of its keys among those of a text cannot match. */
export function beginningsOf(word: string): string[] {
  const lengths = Math.min(LONGEST, word.length) - Math.min(SHORTEST, word.length) + 1;
  return Array.from({ length: lengths }, (_, i) => word.slice(0, Math.min(SHORTEST, word.length) + i));
}
