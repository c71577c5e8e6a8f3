/** The concept lexicon: everyday words and phrases that mean a notion of the Erlass. */
import { fold } from './fold.js';
import { stem } from './stem.js';
import { tokenize } from './tokens.js';

/** How many words may stand between two words of a phrase ("wertet … aus"). */
const MAX_GAP = 3;

/** Concept -> its words, for a person to read. */
export type ConceptLexicon = Readonly<Record<string, readonly string[]>>;

/** Concept -> its words and phrases as stems, ready to be stored: stemming them all takes a while. */
export type ConceptData = readonly (readonly [concept: string, phrases: readonly (readonly string[])[]])[];

export function conceptData(lexicon: ConceptLexicon): ConceptData {
  return Object.entries(lexicon).map(([concept, words]) => [concept, words.map((word) => tokenize(fold(word)).map(stem))]);
}

export class Concepts {
  private readonly single = new Map<string, string[]>();
  private readonly phrases = new Map<string, { stems: readonly string[]; concept: string }[]>();

  constructor(data: ConceptData) {
    for (const [concept, phrases] of data) for (const stems of phrases) this.add(concept, stems);
  }

  private add(concept: string, stems: readonly string[]): void {
    const [first] = stems;
    if (first === undefined) return;
    if (stems.length === 1) this.single.set(first, [...(this.single.get(first) ?? []), concept]);
    else this.phrases.set(first, [...(this.phrases.get(first) ?? []), { stems, concept }]);
  }

  /** Concepts that a word stands for. */
  ofStem(word: string): readonly string[] {
    return this.single.get(word) ?? [];
  }

  /** Concepts of the phrases found in a sequence of stems, in order, with small gaps allowed. */
  inSequence(stems: readonly string[]): string[] {
    const found: string[] = [];
    stems.forEach((word, at) => {
      for (const phrase of this.phrases.get(word) ?? []) if (this.follows(stems, at, phrase.stems)) found.push(phrase.concept);
    });
    return found;
  }

  private follows(stems: readonly string[], at: number, phrase: readonly string[]): boolean {
    let position = at;
    for (let k = 1; k < phrase.length; k++) {
      const next = stems.indexOf(phrase[k] as string, position + 1);
      if (next < 0 || next - position > MAX_GAP + 1) return false;
      position = next;
    }
    return true;
  }

  /** All words of the lexicon, folded: they are part of the vocabulary. */
  static words(lexicon: ConceptLexicon): string[] {
    return Object.values(lexicon)
      .flat()
      .flatMap((word) => tokenize(fold(word)));
  }
}
