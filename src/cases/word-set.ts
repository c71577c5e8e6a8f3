/** Tests of single words. */

/** One word of a pattern: a number, an edge of the clause, or letters that a word must be, begin with, end with or hold. */
export type WordTest =
  | { readonly kind: 'number' | 'edge' }
  | { readonly kind: 'word'; readonly stem: string; readonly before: boolean; readonly after: boolean };

type Letters = Extract<WordTest, { readonly kind: 'word' }>;

/** Whether a folded word passes a test. */
export function fitsWord({ stem, before, after }: Letters, word: string): boolean {
  if (before && after) return word.includes(stem);
  if (before) return word.endsWith(stem);
  return after ? word.startsWith(stem) : word === stem;
}

/** Many tests asked at once: whole words and beginnings are looked up, and only endings and inner parts are tried one by one. */
export class WordSet {
  private readonly whole = new Set<string>();
  private readonly beginnings = new Set<string>();
  /** lengths of the beginnings, each once */
  private readonly lengths: readonly number[];
  private readonly others: readonly Letters[];

  constructor(tests: readonly Letters[]) {
    for (const { stem, before, after } of tests) if (!before) (after ? this.beginnings : this.whole).add(stem);
    this.lengths = [...new Set([...this.beginnings].map((stem) => stem.length))];
    this.others = tests.filter(({ before }) => before);
  }

  /** Whether a folded word passes any of the tests. */
  has(word: string): boolean {
    if (this.whole.has(word)) return true;
    for (const length of this.lengths) if (length <= word.length && this.beginnings.has(word.slice(0, length))) return true;
    for (const test of this.others) if (fitsWord(test, word)) return true;
    return false;
  }
}
