/** Real German words that the knowledge does not use: they must never be "repaired" (Leistung is not Leitung). */

/** Sorted 32-bit hashes of folded words. Two words in three thousand million share one: then a slip stays a slip. */
export type LexiconData = Uint32Array;

/** Builds the data from folded words. */
export function buildLexicon(words: Iterable<string>): LexiconData {
  const hashes = new Set<number>();
  for (const word of words) hashes.add(hashOf(word));
  return Uint32Array.from(hashes).sort();
}

export class Lexicon {
  constructor(private readonly hashes: LexiconData) {}

  /** Whether a folded word is in the dictionary (binary search). */
  has(word: string): boolean {
    const wanted = hashOf(word);
    let low = 0;
    let high = this.hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const value = this.hashes[middle] as number;
      if (value === wanted) return true;
      if (value < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
