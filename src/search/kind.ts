/**
 * Answer or silence? Where a topic and a gap compete for a question, a logistic regression over a few readable
 * features decides which of the two leads. Fitted by `npm run train`.
 */
import type { Shape } from '../language/shape.js';
import type { Hit } from './hit.js';
import { KIND_MODEL } from './kind-model.js';
import { type LogisticModel, predict } from './logistic.js';

/** What speaks for a gap, or for a topic. */
export interface KindFeatures {
  /** score of the best gap less that of the best topic, in tens */
  readonly lead: number;
  /** the two scores per weight of the question */
  readonly topicScore: number;
  readonly gapScore: number;
  /** similarity with the best way of asking of each */
  readonly topicNear: number;
  readonly gapNear: number;
  /** share of the question found in each */
  readonly topicCovered: number;
  readonly gapCovered: number;
  /** half the log-odds that the words ask for a point left open, see `silence.ts` */
  readonly silence: number;
  /** share of the question that nothing in the knowledge resembles */
  readonly unknown: number;
  /** 1 where the question asks for a kind of thing that the Erlass mostly does not hold ("bis wann", "wie viel Euro") */
  readonly missingKind: number;
  readonly open: number;
  readonly polar: number;
  /** logarithm of the number of content words */
  readonly length: number;
}

export type KindModel = LogisticModel<KindFeatures>;

/** What is known of the question itself. */
export interface AskedFor {
  readonly weight: number;
  readonly unknownShare: number;
  readonly content: number;
  readonly silence: number;
  readonly missingKind: boolean;
  readonly shape: Shape;
}

/** Reads the features off the best topic and the best gap. */
export function kindFeatures(topic: Hit, gap: Hit, asked: AskedFor): KindFeatures {
  const weight = asked.weight || 1;
  return {
    lead: (gap.score - topic.score) / 10,
    topicScore: topic.score / weight,
    gapScore: gap.score / weight,
    topicNear: topic.similarity,
    gapNear: gap.similarity,
    topicCovered: topic.coverage,
    gapCovered: gap.coverage,
    silence: asked.silence / 2,
    unknown: asked.unknownShare,
    missingKind: asked.missingKind ? 1 : 0,
    open: asked.shape === 'open' ? 1 : 0,
    polar: asked.shape === 'polar' ? 1 : 0,
    length: Math.log(1 + asked.content) / 3,
  };
}

/** The probability, 0 to 1, that the gap is right rather than the topic. */
export function silentProbability(features: KindFeatures, model: KindModel = KIND_MODEL): number {
  return predict(features, model);
}
