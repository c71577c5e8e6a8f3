/**
 * How much more likely a question is under one target than in general: naive Bayes over the ways of asking,
 * smoothed with the background of all targets (a Dirichlet prior). Trained by counting, so it is ready at start
 * and follows every edit of the knowledge.
 */

/** Every target counts as if it had this many ways of asking, so a long list of variants is no advantage. */
const EQUAL_VARIANTS = 40;
/** Strength of the background in pseudo-variants: the higher, the more evidence a rare word needs. */
const PRIOR = 20;

export type Features = ReadonlyMap<string, number>;

export interface Counted {
  /** features of each way of asking */
  readonly variants: readonly Features[];
  /** features of further texts of the target, counted less */
  readonly words: readonly Features[];
}

/** Further texts (title, notions, answer, quotation) count as this part of a way of asking. */
const WORDS = 0.5;

/** What one feature adds to each target that has it: parallel arrays, so that adding up is fast. */
export interface Evidence {
  readonly targets: readonly number[];
  readonly values: readonly number[];
}

const NONE: Evidence = { targets: [], values: [] };

export class Likelihood {
  private readonly evidence = new Map<string, Evidence>();
  private readonly background = new Map<string, number>();
  private readonly unseen: number;

  constructor(targets: readonly Counted[]) {
    const counts = new Map<string, Map<number, number>>();
    const count = (feature: string, target: number, amount: number) => {
      const byTarget = counts.get(feature) ?? new Map<number, number>();
      if (byTarget.size === 0) counts.set(feature, byTarget);
      byTarget.set(target, (byTarget.get(target) ?? 0) + amount);
    };
    targets.forEach(({ variants, words }, target) => {
      for (const features of variants) {
        for (const feature of features.keys()) {
          count(feature, target, 1);
          this.background.set(feature, (this.background.get(feature) ?? 0) + 1);
        }
      }
      for (const features of words) for (const feature of features.keys()) count(feature, target, WORDS);
    });
    const total = targets.reduce((sum, t) => sum + t.variants.length, 0);
    this.unseen = Math.log(Math.max(2, total));
    for (const [feature, seen] of this.background) this.background.set(feature, seen / total);
    for (const [feature, byTarget] of counts) {
      const share = this.background.get(feature);
      if (share === undefined) continue;
      const value = ([target, amount]: readonly [number, number]) =>
        Math.log(1 + (amount * EQUAL_VARIANTS) / ((targets[target]?.variants.length ?? 1) * PRIOR * share));
      const entries = [...byTarget];
      this.evidence.set(feature, { targets: entries.map(([target]) => target), values: entries.map(value) });
    }
  }

  /** Whether any way of asking has the feature. */
  knows(feature: string): boolean {
    return this.background.has(feature);
  }

  /** Rarity of a feature as surprise (natural logarithm); unknown features count as the rarest. */
  rarity(feature: string): number {
    const share = this.background.get(feature);
    return share === undefined ? this.unseen : -Math.log(share);
  }

  /** What one feature of a question adds to the log-likelihood of each target that has it; always positive. */
  evidenceOf(feature: string): Evidence {
    return this.evidence.get(feature) ?? NONE;
  }
}
