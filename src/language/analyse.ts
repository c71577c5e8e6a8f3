/** From a typed message to weighted features that can be compared. The same for questions and for knowledge. */
import type { Concepts } from './concepts.js';
import { fold } from './fold.js';
import { stem } from './stem.js';
import { hyphenated, tokenize } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** How much a feature counts before its rarity (idf) is considered. */
const WEIGHT = { word: 1, part: 0.6, repaired: 0.8, concept: 0.9, filler: 0.12, questionWord: 0.35 } as const;

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
  /** feature -> weight; "s:" word stems, "c:" concepts */
  readonly features: ReadonlyMap<string, number>;
  /** content words that nothing in the knowledge resembles */
  readonly unknown: readonly string[];
  /** number of content words */
  readonly content: number;
  /** repaired slips: typed -> understood */
  readonly repairs: ReadonlyMap<string, string>;
  /** folded text, for phrase patterns */
  readonly folded: string;
}

export class Analyser {
  private readonly fillers: ReadonlySet<string>;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly concepts: Concepts,
    fillers: readonly string[],
    private readonly guard?: ReadonlySet<string>,
  ) {
    this.fillers = new Set(fillers.map(fold));
  }

  /** Analyses one text; linear in its length apart from the repair of unknown words, which is bounded per word. */
  analyse(text: string): Analysis {
    const folded = fold(text);
    const features = new Map<string, number>();
    const repairs = new Map<string, string>();
    const unknown: string[] = [];
    const sequence: string[] = [];
    let content = 0;
    const add = (feature: string, weight: number) => features.set(feature, Math.max(features.get(feature) ?? 0, weight));
    const addWord = (word: string, weight: number) => {
      const s = stem(word);
      add(`s:${s}`, weight);
      for (const concept of this.concepts.ofStem(s)) add(`c:${concept}`, WEIGHT.concept * Math.min(1, weight + 0.2));
    };
    for (const word of [...tokenize(folded), ...this.joined(folded)]) {
      if (this.fillers.has(word) || word.length === 1) {
        add(`s:${stem(word)}`, QUESTION_WORDS.has(word) ? WEIGHT.questionWord : WEIGHT.filler);
        sequence.push(stem(word));
        continue;
      }
      content++;
      const parts = this.vocabulary.split(word);
      const known = this.vocabulary.knows(word);
      const repaired = known || parts.length > 0 ? undefined : this.vocabulary.repair(word, this.guard);
      if (repaired) {
        repairs.set(word, repaired);
        addWord(repaired, WEIGHT.repaired);
        for (const part of this.vocabulary.split(repaired)) addWord(part, WEIGHT.part);
      } else {
        addWord(word, QUESTION_WORDS.has(word) ? WEIGHT.questionWord : WEIGHT.word);
        for (const part of parts) addWord(part, WEIGHT.part);
        if (!known && parts.length === 0) unknown.push(word);
      }
      sequence.push(stem(repaired ?? word));
    }
    for (const concept of this.concepts.inSequence(sequence)) add(`c:${concept}`, WEIGHT.concept);
    return { features, unknown, content, repairs, folded };
  }

  /** "Integrations-Konzept" as one word, where that is a word. */
  private joined(folded: string): string[] {
    return hyphenated(folded).filter((word) => this.vocabulary.knows(word) || this.vocabulary.split(word).length > 0);
  }
}
