/** What the search learned from the knowledge: flat arrays, so that it loads fast, stays small and can be stored. */

import type { PostingsData } from './postings.js';
import type { SilenceData } from './silence.js';

export interface SearchData {
  /** feature id -> name, e.g. "s:urlaub"; words and concepts come first */
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
  /** words of target t, by ascending id: targetWords[wordStart[t]] up to wordStart[t + 1] */
  readonly wordStart: Int32Array;
  readonly targetWords: Int32Array;
  /** ways of asking that have the word at place w of `targetWords`, counted from the target's first: holderStart[w] up to holderStart[w + 1] */
  readonly holderStart: Int32Array;
  readonly holders: Uint16Array;
  /** the weight of the word in that way of asking */
  readonly holderWeights: Float32Array;
  /** length of the vector of each way of asking */
  readonly variantNorms: Float32Array;
  /** whether the words ask for a point left open */
  readonly silence: SilenceData;
  /** the gist (two words or more) of a way of asking -> target, where it leads to one only */
  readonly byGist: ReadonlyMap<string, number>;
  /** the very words of a way of asking -> target */
  readonly byWords: ReadonlyMap<string, number>;
}

/** How much a feature tells by being rare, by its id. */
export function rarityOf(shares: Float32Array): Float64Array {
  return Float64Array.from(shares, (share) => -Math.log(share));
}

/** Words and concepts: what two texts have in common is judged by them. Letter groups and pairs only bear evidence. */
export function isWord(feature: string): boolean {
  return feature.startsWith('s:') || feature.startsWith('c:');
}

/** A pair of words that was seen once tells nothing that its words do not; there are very many of them. */
export function isPair(feature: string): boolean {
  return feature.startsWith('b:');
}
