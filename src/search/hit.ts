/** What a ranking consists of. */
import type { Analysis } from '../language/analyse.js';
import type { KindFeatures } from './kind.js';
import type { Target } from './target.js';

/** One target in the ranking, with what led to it. */
export interface Hit {
  readonly target: Target;
  /** log-likelihood ratio against the background plus the bonus for a near variant; comparable within one ranking */
  readonly score: number;
  /** which answer of the target fits: 0 the plain one, 1… a zuspitzung */
  readonly group: number;
  /** the variant that matched best */
  readonly variant: string;
  /** similarity with that variant, 0 to 1 */
  readonly similarity: number;
  /** share of the question's weight that occurs anywhere in the target, 0 to 1 */
  readonly coverage: number;
}

export interface Ranking {
  readonly hits: readonly Hit[];
  readonly analysis: Analysis;
  /** weight of the question: the score of a target that explains all of it well */
  readonly weight: number;
  /** share of the question's weight that no target knows, 0 to 1 */
  readonly unknownShare: number;
  /** the message is a known way of asking, apart from fillers and slips, and the first hit is its target */
  readonly verbatim: boolean;
  /** where a topic and a gap compete: what speaks for which, and the probability of the gap */
  readonly kind?: { readonly features: KindFeatures; readonly silent: number };
}
