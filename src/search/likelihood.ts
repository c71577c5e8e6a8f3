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

/** A feature while it is counted. `amounts` becomes the values of the evidence. */
interface Tally {
  /** ways of asking that have it, over all targets */
  seen: number;
  readonly targets: number[];
  readonly amounts: number[];
}

export class Likelihood {
  private readonly evidence = new Map<string, Evidence>();
  private readonly shares = new Map<string, number>();
  private readonly unseen: number;

  constructor(targets: readonly Counted[]) {
    const tallies = new Map<string, Tally>();
    targets.forEach(({ variants, words }, target) => {
      for (const [feature, [seen, amount]] of countFeatures(variants, words)) {
        let tally = tallies.get(feature);
        if (!tally) {
          tally = { seen: 0, targets: [], amounts: [] };
          tallies.set(feature, tally);
        }
        tally.seen += seen;
        tally.targets.push(target);
        tally.amounts.push(amount);
      }
    });
    const sizes = targets.map((t) => t.variants.length);
    const total = sizes.reduce((sum, n) => sum + n, 0);
    this.unseen = Math.log(Math.max(2, total));
    for (const [feature, { seen, targets: ids, amounts }] of tallies) {
      if (seen === 0 || (seen === 1 && isPair(feature))) continue;
      const share = seen / total;
      this.shares.set(feature, share);
      for (let i = 0; i < ids.length; i++) {
        amounts[i] = Math.log(1 + ((amounts[i] as number) * EQUAL_VARIANTS) / ((sizes[ids[i] as number] || 1) * PRIOR * share));
      }
      this.evidence.set(feature, { targets: ids, values: amounts });
    }
  }

  /** Whether any way of asking has the feature. */
  knows(feature: string): boolean {
    return this.shares.has(feature);
  }

  /** Rarity of a feature as surprise (natural logarithm); unknown features count as the rarest. */
  rarity(feature: string): number {
    const share = this.shares.get(feature);
    return share === undefined ? this.unseen : -Math.log(share);
  }

  /** What one feature of a question adds to the log-likelihood of each target that has it; always positive. */
  evidenceOf(feature: string): Evidence {
    return this.evidence.get(feature) ?? NONE;
  }
}

/** Feature -> how many ways of asking have it, and its amount with the further texts. */
function countFeatures(variants: readonly Features[], words: readonly Features[]): Map<string, [seen: number, amount: number]> {
  const counts = new Map<string, [number, number]>();
  const add = (feature: string, seen: number, amount: number) => {
    const before = counts.get(feature);
    if (!before) counts.set(feature, [seen, amount]);
    else {
      before[0] += seen;
      before[1] += amount;
    }
  };
  for (const features of variants) for (const feature of features.keys()) add(feature, 1, 1);
  for (const features of words) for (const feature of features.keys()) add(feature, 0, WORDS);
  return counts;
}

/** A pair of words that was seen once tells nothing that its words do not; there are very many of them. */
function isPair(feature: string): boolean {
  return feature.startsWith('b:');
}
