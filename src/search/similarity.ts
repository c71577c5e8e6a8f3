/** Cosine similarity of weighted feature vectors. */
import type { Features } from './likelihood.js';

export interface Vector {
  readonly weights: Features;
  readonly norm: number;
}

/** A vector with every feature weighed by its rarity; `keep` leaves some out. */
export function toVector(features: Features, rarity: (feature: string) => number, keep: (feature: string) => boolean = () => true): Vector {
  const weights = new Map<string, number>();
  let sum = 0;
  for (const [feature, weight] of features) {
    if (!keep(feature)) continue;
    const value = weight * rarity(feature);
    weights.set(feature, value);
    sum += value * value;
  }
  return { weights, norm: Math.sqrt(sum) };
}

/** 0 for nothing in common, 1 for the same words. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [feature, weight] of small.weights) dot += weight * (large.weights.get(feature) ?? 0);
  return a.norm === 0 || b.norm === 0 ? 0 : dot / (a.norm * b.norm);
}
