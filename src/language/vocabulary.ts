/** The words of the knowledge: what can be recognised, split into and repaired to. */
import { editDistance } from './distance.js';
import { stem } from './stem.js';

/** Parts of a compound shorter than this are no words ("rat" is an exception people rely on). */
const MIN_PART = 4;
const SHORT_PARTS = new Set(['rat', 'kita', 'amt', 'jahr', 'tag']);
const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e'];
const MAX_PARTS = 4;

/** Words that must never be repaired. */
export interface Guard {
  has(word: string): boolean;
}

/** The words and stems of a vocabulary, ready to be stored. */
export interface VocabularyData {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

export class Vocabulary {
  private readonly words: ReadonlySet<string>;
  private readonly stems: ReadonlySet<string>;
  private readonly byShape = new Map<string, { words: string[]; letters: number[] }>();
  private readonly splits = new Map<string, readonly string[]>();
  private readonly repairs = new Map<string, string | undefined>();

  /**
   * @param words folded words of the knowledge
   * @param stems their stems, where they are already known (`VocabularyData`)
   */
  constructor(words: Iterable<string>, stems?: Iterable<string>) {
    this.words = new Set(words);
    this.stems = new Set(stems ?? [...this.words].map(stem));
    for (const word of this.words) {
      const shape = shapeOf(word[0] ?? '', word.length);
      const alike = this.byShape.get(shape) ?? { words: [], letters: [] };
      alike.words.push(word);
      alike.letters.push(lettersOf(word));
      this.byShape.set(shape, alike);
    }
  }

  /** What to store so that the next start need not stem every word again. */
  get data(): VocabularyData {
    return { words: [...this.words], stems: [...this.stems] };
  }

  /** Whether the word, or another form of it, occurs in the knowledge. */
  knows(word: string): boolean {
    return this.words.has(word) || this.stems.has(stem(word));
  }

  /** Splits a compound into known words, fewest parts first: "urlaubsantrag" -> ["urlaub", "antrag"]. Empty if it is none. */
  split(word: string): readonly string[] {
    if (word.length < 7 || word.length > 45) return [];
    const known = this.splits.get(word);
    if (known) return known;
    const parts = this.findSplit(word, MAX_PARTS) ?? [];
    const result = parts.length > 1 ? parts : [];
    if (this.splits.size > 20_000) this.splits.clear();
    this.splits.set(word, result);
    return result;
  }

  private findSplit(word: string, budget: number): string[] | undefined {
    if (budget === 0) return undefined;
    let best: string[] | undefined;
    for (let end = word.length - 3; end >= 3; end--) {
      const head = word.slice(0, end);
      if (!this.isPart(head)) continue;
      for (const link of LINKS) {
        if (!word.startsWith(link, end)) continue;
        const rest = word.slice(end + link.length);
        const tail = this.isPart(rest) ? [rest] : rest.length >= 7 ? this.findSplit(rest, budget - 1) : undefined;
        if (tail && (!best || tail.length + 1 < best.length)) best = [head, ...tail];
      }
      if (best?.length === 2) return best;
    }
    return best;
  }

  private isPart(word: string): boolean {
    return (word.length >= MIN_PART || SHORT_PARTS.has(word)) && this.words.has(word);
  }

  /**
   * The known word that an unknown one is most likely a slip of: same first letter, one edit up to seven letters,
   * two from eight. `undefined` if the word is known, a compound, or nothing is near.
   * @param guard real words that must never be "repaired" (Leistung is not Leitung)
   */
  repair(word: string, guard?: Guard): string | undefined {
    if (word.length < 4 || word.length > 40 || /\d/.test(word) || guard?.has(word) || this.knows(word)) return undefined;
    if (this.repairs.has(word)) return this.repairs.get(word);
    let best: string | undefined;
    let bestDistance = (word.length < 8 ? 1 : 2) + 1;
    const letters = lettersOf(word);
    for (let length = word.length - 2; length <= word.length + 2; length++) {
      const alike = this.byShape.get(shapeOf(word[0] ?? '', length));
      if (!alike) continue;
      for (let i = 0; i < alike.words.length; i++) {
        const candidate = alike.words[i] ?? '';
        // An edit brings in or takes away one letter at most, so most words need not be compared.
        const others = alike.letters[i] ?? 0;
        if (count(letters & ~others) >= bestDistance || count(others & ~letters) >= bestDistance) continue;
        const d = editDistance(word, candidate, bestDistance);
        if (d < bestDistance) [best, bestDistance] = [candidate, d];
      }
    }
    if (this.repairs.size > 20_000) this.repairs.clear();
    this.repairs.set(word, best);
    return best;
  }
}

function shapeOf(first: string, length: number): string {
  return `${first}${length}`;
}

/** The letters that occur, as bits. Two letters may share one: then less is told apart, never too much. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

/** How many bits are set. */
function count(bits: number): number {
  let rest = bits;
  let n = 0;
  for (; rest !== 0; rest &= rest - 1) n++;
  return n;
}
