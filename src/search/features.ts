/** The features of one text, resolved to the ids under which the search knows them. */
import { isPair, isWord } from './data.js';

/** What a feature is: a word or concept, a pair of neighbouring words, or a group of letters. */
export const FEATURE = { word: 0, pair: 1, letters: 2 } as const;

/** Parallel lists, in the order of the text. */
export interface Features {
  /** feature id, -1 where no way of asking has it */
  readonly ids: readonly number[];
  readonly weights: readonly number[];
  /** see `FEATURE` */
  readonly kinds: readonly number[];
}

/** Looks up every feature once; all models of the search work on the result. */
export function resolve(features: ReadonlyMap<string, number>, known: ReadonlyMap<string, number>): Features {
  const ids: number[] = [];
  const weights: number[] = [];
  const kinds: number[] = [];
  for (const [name, weight] of features) {
    ids.push(known.get(name) ?? -1);
    weights.push(weight);
    kinds.push(isWord(name) ? FEATURE.word : isPair(name) ? FEATURE.pair : FEATURE.letters);
  }
  return { ids, weights, kinds };
}
