/** How sure the ranking is: a logistic regression over a few readable features. */
import type { Hit, Ranking } from './index.js';

/** Features of a ranking that tell a right first place from a wrong one. All between 0 and about 1. */
export interface ConfidenceFeatures {
  /** score of the first place */
  readonly score: number;
  /** similarity with its best variant */
  readonly similarity: number;
  /** share of the question found in the first target */
  readonly coverage: number;
  /** distance to the best target that would answer differently */
  readonly margin: number;
  /** share of the question that nothing in the knowledge resembles */
  readonly unknown: number;
}

/** Weights, fitted by `npm run train` on variants left out together with their near-duplicates (docs/decisions.md). */
export interface ConfidenceModel {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof ConfidenceFeatures, number>>;
}

/** Reads the features off a ranking; `undefined` without any hit. */
export function confidenceFeatures(ranking: Ranking): ConfidenceFeatures | undefined {
  const [first] = ranking.hits;
  if (!first) return undefined;
  const rival = ranking.hits.find((hit) => !sameAnswer(hit, first));
  return {
    score: Math.min(1.2, first.score),
    similarity: first.similarity,
    coverage: first.coverage,
    margin: Math.min(0.5, first.score - (rival?.score ?? 0)) * 2,
    unknown: ranking.unknownShare,
  };
}

/** Two hits that lead a reader to the same Nummer, or are both silence, do not compete. */
function sameAnswer(a: Hit, b: Hit): boolean {
  if (a.target === b.target) return true;
  if (a.target.kind !== b.target.kind) return false;
  return a.target.kind === 'topic' ? a.target.nummer === b.target.nummer : a.target.kind === 'off-topic';
}

/** The probability, 0 to 1, that the first place is right. */
export function confidenceOf(ranking: Ranking, model: ConfidenceModel = MODEL): number {
  const features = confidenceFeatures(ranking);
  if (!features) return 0;
  let z = model.bias;
  for (const [name, weight] of Object.entries(model.weights)) z += weight * features[name as keyof ConfidenceFeatures];
  return 1 / (1 + Math.exp(-z));
}

export const MODEL: ConfidenceModel = {
  bias: -3.2,
  weights: { score: 6, similarity: 2, coverage: 1.5, margin: 3, unknown: -2.5 },
};
