/** How sure the ranking is: a logistic regression over a few readable features. */
import { MODEL } from './confidence-model.js';
import type { Hit, Ranking } from './hit.js';
import { type LogisticModel, predict } from './logistic.js';

/** Features of a ranking that tell a right first place from a wrong one, each between 0 and 1. */
export interface ConfidenceFeatures {
  /** share of the probability (softmax over the hits) that goes to the same answer as the first place */
  readonly posterior: number;
  /** distance to the best target that would answer differently */
  readonly margin: number;
  /** evidence for the first place per weight of the question */
  readonly explained: number;
  /** share of the question found in the first target */
  readonly coverage: number;
  /** 0 up to a similarity of one half with the best variant, 1 for the same words */
  readonly near: number;
  /** share of the question that nothing in the knowledge resembles */
  readonly unknown: number;
  /** 1 where the first place is a gap, a foreign subject or small talk */
  readonly silent: number;
  /** probability that the kind of the first place, topic or gap, is right; 1 where the two do not compete */
  readonly kind: number;
}

/** Softens the softmax: naive Bayes counts dependent words twice and is too sure of itself. */
const TEMPERATURE = 3;

export type ConfidenceModel = LogisticModel<ConfidenceFeatures>;

/** Reads the features off a ranking; `undefined` without any hit. */
export function confidenceFeatures(ranking: Ranking): ConfidenceFeatures | undefined {
  const [first] = ranking.hits;
  if (!first || ranking.weight === 0) return undefined;
  const { kind } = first.target;
  // Topic or gap was judged on its own: hits of the rejected kind are no rivals any more.
  const rejected = kind === 'gap' ? 'topic' : kind === 'topic' ? 'gap' : undefined;
  const rivals = ranking.hits.filter((hit) => hit.target.kind !== rejected);
  const rival = rivals.find((hit) => !sameAnswer(hit, first));
  let same = 0;
  let all = 0;
  for (const hit of rivals) {
    const mass = Math.exp((hit.score - first.score) / TEMPERATURE);
    all += mass;
    if (sameAnswer(hit, first)) same += mass;
  }
  return {
    posterior: same / all,
    margin: Math.min(1, Math.max(0, first.score - (rival?.score ?? 0)) / 12),
    explained: Math.min(1, first.score / ranking.weight),
    coverage: first.coverage,
    near: Math.max(0, first.similarity - 0.5) * 2,
    unknown: ranking.unknownShare,
    silent: kind === 'topic' ? 0 : 1,
    kind: !ranking.kind || !rejected ? 1 : kind === 'gap' ? ranking.kind.silent : 1 - ranking.kind.silent,
  };
}

/** Two hits that lead a reader to the same Nummer, or are both silence, do not compete. */
export function sameAnswer(a: Hit, b: Hit): boolean {
  if (a.target === b.target) return true;
  if (a.target.kind !== b.target.kind) return false;
  return a.target.kind === 'topic' ? a.target.nummer === b.target.nummer : a.target.kind === 'off-topic' || a.target.kind === 'gap';
}

/** Each way of asking leads to one place only (checked at load), so the same words are as sure as it gets. */
const VERBATIM_CONFIDENCE = 0.98;

/** Share of unknown words from which letter groups alone carry the ranking: no ground for an answer. */
const MOSTLY_UNKNOWN = 0.5;
const UNKNOWN_CONFIDENCE = 0.1;

/** The probability, 0 to 1, that the first place is right. */
export function confidenceOf(ranking: Ranking, model: ConfidenceModel = MODEL): number {
  const features = confidenceFeatures(ranking);
  if (!features) return 0;
  if (ranking.unknownShare > MOSTLY_UNKNOWN) return UNKNOWN_CONFIDENCE;
  const fitted = predict(features, model);
  return ranking.verbatim ? Math.max(fitted, VERBATIM_CONFIDENCE) : fitted;
}
