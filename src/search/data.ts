/** What the search learned from the knowledge: flat arrays, so that it loads fast, stays small and can be stored. */

import type { PostingsData } from './postings.js';
import type { SilenceData } from './silence.js';

export interface SearchData {
  /** feature id -> name, e.g. "s:urlaub" */
  readonly features: readonly string[];
  /** feature id -> share of all ways of asking that have it */
  readonly shares: Float32Array;
  /** evidence of feature f: entries evidenceStart[f] up to evidenceStart[f + 1] */
  readonly evidenceStart: Int32Array;
  readonly evidenceTargets: Int32Array;
  /** what the feature adds to the log-likelihood of the target; always positive */
  readonly evidenceValues: Float32Array;
  /** the weight of the same pair of feature and target where neighbours are told apart, see `discriminate.ts` */
  readonly evidenceWeights: Float32Array;
  /** which targets hold a word, for finding candidates */
  readonly postings: PostingsData;
  /** ways of asking of target t: variantsOf[t] up to variantsOf[t + 1] */
  readonly variantsOf: Int32Array;
  /** words and concepts of way of asking v: variantStart[v] up to variantStart[v + 1] */
  readonly variantStart: Int32Array;
  readonly variantFeatures: Int32Array;
  readonly variantWeights: Float32Array;
  readonly variantNorms: Float32Array;
  /** whether the words ask for a point left open */
  readonly silence: SilenceData;
  /** the gist (two words or more) of a way of asking -> target, where it leads to one only */
  readonly byGist: ReadonlyMap<string, number>;
  /** the very words of a way of asking -> target */
  readonly byWords: ReadonlyMap<string, number>;
}

/** Words and concepts: what two texts have in common is judged by them. Letter groups and pairs only bear evidence. */
export function isWord(feature: string): boolean {
  return feature.startsWith('s:') || feature.startsWith('c:');
}

/** A pair of words that was seen once tells nothing that its words do not; there are very many of them. */
export function isPair(feature: string): boolean {
  return feature.startsWith('b:');
}
