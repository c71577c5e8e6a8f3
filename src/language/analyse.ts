/** From a typed message to weighted features that can be compared. The same for questions and for knowledge. */
import type { Concepts } from './concepts.js';
import { fold } from './fold.js';
import { stem } from './stem.js';
import { hyphenated, tokenize } from './tokens.js';
import type { Guard, Vocabulary } from './vocabulary.js';

/** How much a feature counts before its rarity (idf) is considered. */
const WEIGHT = { word: 1, part: 0.6, repaired: 0.8, concept: 0.9, filler: 0.12, questionWord: 0.35, pair: 0.5, letters: 0.25 } as const;

/** Letter groups of this length stand in for word forms and slips that the stems miss. */
const LETTERS = 4;

const QUESTION_WORDS = new Set([
  'wer',
  'wen',
  'wem',
  'wann',
  'wo',
  'wohin',
  'woher',
  'warum',
  'wieso',
  'wie',
  'wieviel',
  'wieviele',
  'wofur',
  'womit',
  'wobei',
  'wozu',
]);

export interface Analysis {
  /** feature -> weight; "s:" word stems, "c:" concepts, "b:" pairs of neighbouring stems, "g:" letter groups */
  readonly features: ReadonlyMap<string, number>;
  /** content words that nothing in the knowledge resembles */
  readonly unknown: readonly string[];
  /** number of content words */
  readonly content: number;
  /** repaired slips: typed -> understood */
  readonly repairs: ReadonlyMap<string, string>;
  /** folded text, for phrase patterns */
  readonly folded: string;
  /** stems of the content and question words in order, slips repaired: equal for messages that differ in fillers only */
  readonly gist: string;
}

/** What one word contributes, whatever stands around it. */
interface WordReading {
  readonly stem: string;
  readonly features: readonly (readonly [feature: string, weight: number])[];
  readonly filler: boolean;
  readonly unknown: boolean;
  readonly repaired?: string;
}

/** Readings kept in memory; a language has more words than a chat. */
const CACHE_LIMIT = 30_000;

export class Analyser {
  private readonly fillers: ReadonlySet<string>;
  private readonly readings = new Map<string, WordReading>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly concepts: Concepts,
    fillers: readonly string[],
    private readonly guard?: Guard,
  ) {
    this.fillers = new Set(fillers.map(fold));
  }

  /** Analyses one text; linear in its length apart from the repair of unknown words, which is bounded per word. */
  analyse(text: string): Analysis {
    const folded = fold(text);
    const features = new Map<string, number>();
    const add = (feature: string, weight: number) => {
      if ((features.get(feature) ?? 0) < weight) features.set(feature, weight);
    };
    const repairs = new Map<string, string>();
    const unknown: string[] = [];
    const sequence: string[] = [];
    const gist: string[] = [];
    let content = 0;
    for (const word of [...tokenize(folded), ...this.joined(folded)]) {
      const reading = this.read(word);
      for (const [feature, weight] of reading.features) add(feature, weight);
      sequence.push(reading.stem);
      if (!reading.filler) content++;
      if (!reading.filler || QUESTION_WORDS.has(word)) gist.push(reading.stem);
      if (reading.unknown) unknown.push(word);
      if (reading.repaired) repairs.set(word, reading.repaired);
    }
    for (const concept of this.concepts.inSequence(sequence)) add(`c:${concept}`, WEIGHT.concept);
    for (let i = 0; i + 1 < sequence.length; i++) add(`b:${sequence[i]}_${sequence[i + 1]}`, WEIGHT.pair);
    return { features, unknown, content, repairs, folded, gist: gist.join(' ') };
  }

  /** The known word that a folded word is most likely a slip of. */
  repaired(word: string): string | undefined {
    return this.read(word).repaired;
  }

  private read(word: string): WordReading {
    const before = this.readings.get(word);
    if (before) return before;
    const reading = this.readAfresh(word);
    // What is no word hardly comes twice, and would fill the memory with its letter groups.
    if (reading.unknown) return reading;
    if (this.readings.size >= CACHE_LIMIT) this.readings.clear();
    this.readings.set(word, reading);
    return reading;
  }

  private readAfresh(word: string): WordReading {
    const letters = letterGroups(word).map((group) => [`g:${group}`, WEIGHT.letters] as const);
    const own = QUESTION_WORDS.has(word) ? WEIGHT.questionWord : this.fillers.has(word) || word.length === 1 ? WEIGHT.filler : WEIGHT.word;
    if (own !== WEIGHT.word) return { stem: stem(word), features: [[`s:${stem(word)}`, own], ...letters], filler: true, unknown: false };
    const parts = this.vocabulary.split(word);
    const known = this.vocabulary.knows(word) || parts.length > 0;
    const repaired = known ? undefined : this.vocabulary.repair(word, this.guard);
    const meant = repaired ?? word;
    const features = [
      ...this.wordFeatures(meant, repaired ? WEIGHT.repaired : WEIGHT.word),
      ...(repaired ? this.vocabulary.split(repaired) : parts).flatMap((part) => this.wordFeatures(part, WEIGHT.part)),
      ...letters,
    ];
    return { stem: stem(meant), features, filler: false, unknown: !known && !repaired, ...(repaired ? { repaired } : {}) };
  }

  private wordFeatures(word: string, weight: number): (readonly [string, number])[] {
    const s = stem(word);
    const concepts = this.concepts.ofStem(s).map((concept) => [`c:${concept}`, WEIGHT.concept * Math.min(1, weight + 0.2)] as const);
    return [[`s:${s}`, weight], ...concepts];
  }

  /** "Integrations-Konzept" as one word, where that is a word. */
  private joined(folded: string): string[] {
    if (!folded.includes('-')) return [];
    return hyphenated(folded).filter((word) => this.vocabulary.knows(word) || this.vocabulary.split(word).length > 0);
  }
}

/** Groups of letters of a word with its borders: "leitung" -> "^lei", "leit", … "ung$". */
function letterGroups(word: string): string[] {
  if (word.length < LETTERS) return [];
  const bordered = `^${word}$`;
  return Array.from({ length: bordered.length - LETTERS + 1 }, (_, i) => bordered.slice(i, i + LETTERS));
}
