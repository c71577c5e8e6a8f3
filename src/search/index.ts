/** Ranking: FlexSearch finds candidates, the best-matching variant and the words of the whole target rank them. */
import type { Analyser, Analysis } from '../language/analyse.js';
import { dice, trigrams } from './ngrams.js';
import { Postings } from './postings.js';
import type { Target } from './target.js';

/** One target in the ranking, with what led to it. */
export interface Hit {
  readonly target: Target;
  /** 0 to about 1 */
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
  /** share of the question's weight that no target knows, 0 to 1 */
  readonly unknownShare: number;
}

interface Document {
  readonly target: number;
  readonly group: number;
  readonly text: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
  readonly grams: ReadonlyMap<string, number>;
}

/** How the parts of the score are mixed; found by cross-validation on variants left out (bench/tune.ts). */
const MIX = { variant: 0.62, coverage: 0.23, trigrams: 0.15 } as const;
/** Words outside the variants count less. */
const FIELD = 0.6;
const MAX_FEATURES = 24;
const RERANKED = 40;

export class SearchIndex {
  private readonly documents: Document[] = [];
  private readonly postings = new Postings();
  private readonly idf = new Map<string, number>();
  private readonly bags: Map<string, number>[] = [];
  private readonly rarest: number;

  constructor(
    readonly targets: readonly Target[],
    readonly analyser: Analyser,
  ) {
    const analysed = targets.map((t) => ({
      variants: t.variants.map((v) => ({ ...v, analysis: analyser.analyse(v.text) })),
      words: t.words.map((w) => analyser.analyse(w)),
    }));
    for (const { variants, words } of analysed) {
      const bag = new Map<string, number>();
      for (const { analysis } of variants) mergeMax(bag, analysis.features, 1);
      for (const analysis of words) mergeMax(bag, analysis.features, FIELD);
      this.bags.push(bag);
      for (const feature of bag.keys()) this.idf.set(feature, (this.idf.get(feature) ?? 0) + 1);
    }
    for (const [feature, df] of this.idf) this.idf.set(feature, Math.log(1 + (targets.length - df + 0.5) / (df + 0.5)));
    this.rarest = Math.log(1 + (targets.length + 0.5) / 0.5);
    analysed.forEach(({ variants }, target) => {
      for (const { text, group, analysis } of variants) {
        const weights = this.weigh(analysis);
        this.postings.add(this.documents.length, weights.keys());
        this.documents.push({ target, group, text, weights, norm: norm(weights), grams: trigrams(analysis.folded) });
      }
    });
  }

  /** Ranks the targets for a message, best first. Deterministic: ties go to the order of the knowledge. */
  rank(message: string): Ranking {
    const analysis = this.analyser.analyse(message);
    const weights = this.weigh(analysis);
    const queryNorm = norm(weights) || 1;
    const dots = this.accumulate(weights);
    const grams = trigrams(analysis.folded);
    const candidates = [...dots.entries()]
      .map(([id, dot]) => ({ id, similarity: dot / (queryNorm * ((this.documents[id] as Document).norm || 1)) }))
      .sort((a, b) => b.similarity - a.similarity || a.id - b.id);
    const best = new Map<number, Hit>();
    candidates.forEach(({ id, similarity }, position) => {
      const document = this.documents[id] as Document;
      const known = best.get(document.target);
      if (position >= RERANKED && known) return;
      const coverage = known?.coverage ?? this.coverage(weights, document.target);
      const gramScore = position < RERANKED ? dice(grams, document.grams) : 0;
      const score = MIX.variant * similarity + MIX.coverage * coverage + MIX.trigrams * gramScore;
      if (known && known.score >= score) return;
      const target = this.targets[document.target] as Target;
      best.set(document.target, { target, score, group: document.group, variant: document.text, similarity, coverage });
    });
    const hits = [...best.values()].sort((a, b) => b.score - a.score);
    return { hits, analysis, unknownShare: this.unknownShare(weights) };
  }

  private accumulate(weights: ReadonlyMap<string, number>): Map<number, number> {
    const dots = new Map<number, number>();
    const strongest = [...weights.entries()].sort((a, b) => b[1] - a[1]).slice(0, MAX_FEATURES);
    for (const [feature, weight] of strongest) {
      if (!this.idf.has(feature)) continue;
      for (const id of this.postings.having(feature)) {
        const other = (this.documents[id] as Document).weights.get(feature) ?? 0;
        dots.set(id, (dots.get(id) ?? 0) + weight * other);
      }
    }
    return dots;
  }

  private weigh(analysis: Analysis): Map<string, number> {
    const weights = new Map<string, number>();
    for (const [feature, weight] of analysis.features) weights.set(feature, weight * (this.idf.get(feature) ?? this.rarest * 0.6));
    return weights;
  }

  private coverage(weights: ReadonlyMap<string, number>, target: number): number {
    const bag = this.bags[target] as Map<string, number>;
    let covered = 0;
    let total = 0;
    for (const [feature, weight] of weights) {
      total += weight;
      covered += weight * Math.min(1, bag.get(feature) ?? 0);
    }
    return total === 0 ? 0 : covered / total;
  }

  private unknownShare(weights: ReadonlyMap<string, number>): number {
    let unknown = 0;
    let total = 0;
    for (const [feature, weight] of weights) {
      total += weight;
      if (!this.idf.has(feature)) unknown += weight;
    }
    return total === 0 ? 1 : unknown / total;
  }
}

function mergeMax(into: Map<string, number>, features: ReadonlyMap<string, number>, factor: number): void {
  for (const [feature, weight] of features) into.set(feature, Math.max(into.get(feature) ?? 0, weight * factor));
}

function norm(weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
