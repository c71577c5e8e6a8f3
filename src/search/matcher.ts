/** Matching one question with all targets: FlexSearch finds the candidates, naive Bayes scores them, the best variant picks the wording. */
import type { Analysis } from '../language/analyse.js';
import type { Shape } from '../language/shape.js';
import { isWord, type SearchData } from './data.js';
import { addScores, vectorOf } from './discriminate.js';
import type { Hit } from './hit.js';
import { Postings } from './postings.js';
import { logit, silenceFeatures } from './silence.js';
import type { Target } from './target.js';

/** A question matched with the targets. */
export interface Matched {
  /** the best targets, best first */
  readonly hits: Hit[];
  /** weight of the question, words that the knowledge does not know included */
  readonly weight: number;
  /** share of that weight that the knowledge does not know, 0 to 1 */
  readonly unknownShare: number;
  /** log-odds that its words ask for a point left open */
  readonly silence: number;
}

/** The words and concepts of a question, weighed by rarity. */
interface Question {
  /** feature id -> weight */
  readonly weights: ReadonlyMap<number, number>;
  readonly norm: number;
  readonly known: number;
  readonly total: number;
}

/** What a variant with the very same words adds to a target's score. */
const SAME_WORDS = 20;
/** A yes/no question prefers a pointed form, an open one the plain answer, by this much similarity. */
const SHAPE_BONUS = 0.1;
/** What a score of the softmax regression counts beside one of naive Bayes, which counts dependent words twice. */
const TOLD_APART = 3.3;
/** Targets whose variants are compared one by one: gaps, and all others. */
const COMPARED = 12;
const COMPARED_GAPS = 8;
/** Strongest features that bring candidates: enough that no good target is missed, few enough to stay fast. */
const CANDIDATE_FEATURES = 14;

export class Matcher {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly postings = new Postings();
  private readonly unseen: number;
  /** weights of the question being matched, by feature id; all zero between two calls */
  private readonly asked: Float64Array;

  constructor(
    private readonly targets: readonly Target[],
    private readonly data: SearchData,
  ) {
    this.ids = new Map(data.features.map((name, id) => [name, id]));
    this.asked = new Float64Array(data.features.length);
    this.unseen = Math.log(Math.max(2, data.variantNorms.length));
    const words: number[][] = targets.map(() => []);
    data.features.forEach((name, id) => {
      if (!isWord(name)) return;
      for (const target of this.targetsWith(id)) words[target]?.push(id);
    });
    words.forEach((ids, target) => {
      this.postings.add(target, ids);
    });
  }

  /** The best targets for a question. Deterministic: ties go to the order of the knowledge. */
  match(analysis: Analysis, shape: Shape): Matched {
    const question = this.weigh(analysis);
    const { scores, covered } = this.accumulate(analysis, question);
    for (const [id, value] of question.weights) this.asked[id] = value;
    const hits = this.chosen(question, scores)
      .map((id) => this.compare(id, scores[id] as number, question, shape, covered[id] as number))
      .sort((a, b) => b.score - a.score);
    for (const id of question.weights.keys()) this.asked[id] = 0;
    return {
      hits,
      weight: question.total,
      unknownShare: question.total === 0 ? 0 : 1 - question.known / question.total,
      silence: logit(this.data.silence, silenceFeatures(analysis.features, this.ids)),
    };
  }

  private weigh({ features }: Analysis): Question {
    const weights = new Map<number, number>();
    let squares = 0;
    let known = 0;
    let total = 0;
    for (const [name, weight] of features) {
      if (!isWord(name)) continue;
      const id = this.ids.get(name);
      const value = weight * (id === undefined ? this.unseen : this.rarity(id));
      squares += value * value;
      total += value;
      if (id === undefined) continue;
      known += value;
      weights.set(id, value);
    }
    return { weights, norm: Math.sqrt(squares), known, total };
  }

  /** For every target the log-likelihood ratio with what tells it from its neighbours, and the weight of the question that occurs in it. */
  private accumulate({ features }: Analysis, question: Question): { scores: Float64Array; covered: Float64Array } {
    const { evidenceStart, evidenceTargets, evidenceValues } = this.data;
    const scores = new Float64Array(this.targets.length);
    const covered = new Float64Array(this.targets.length);
    for (const [name, weight] of features) {
      const id = this.ids.get(name);
      if (id === undefined) continue;
      const asked = question.weights.get(id) ?? 0;
      const end = evidenceStart[id + 1] as number;
      for (let i = evidenceStart[id] as number; i < end; i++) {
        const target = evidenceTargets[i] as number;
        (scores[target] as number) += weight * (evidenceValues[i] as number);
        (covered[target] as number) += asked;
      }
    }
    const learned = new Float64Array(this.targets.length);
    addScores(this.data, this.data.evidenceWeights, vectorOf(features, this.ids, this.data.shares), learned);
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) + TOLD_APART * (learned[i] as number);
    return { scores, covered };
  }

  /** The targets worth a closer look: those with the best scores among the ones that hold a strong word. */
  private chosen({ weights }: Question, scores: Float64Array): number[] {
    const strongest = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CANDIDATE_FEATURES);
    const seen = new Uint8Array(this.targets.length);
    for (const [id] of strongest) for (const target of this.postings.having(id)) seen[target] = 1;
    const gaps: number[] = [];
    const others: number[] = [];
    this.targets.forEach((target, id) => {
      if (seen[id]) (target.kind === 'gap' ? gaps : others).push(id);
    });
    const found = gaps.length + others.length >= COMPARED ? [] : [...this.targets.keys()];
    return found.length > 0 ? best(found, scores, COMPARED) : [...best(others, scores, COMPARED), ...best(gaps, scores, COMPARED_GAPS)];
  }

  private compare(id: number, score: number, question: Question, shape: Shape, covered: number): Hit {
    const target = this.targets[id] as Target;
    const first = this.data.variantsOf[id] as number;
    let chosen = 0;
    let similarity = 0;
    let fit = Number.NEGATIVE_INFINITY;
    target.variants.forEach(({ group }, i) => {
      const value = this.cosine(question.norm, first + i);
      similarity = Math.max(similarity, value);
      const suited = value + (shape !== 'unclear' && (shape === 'open') === (group === 0) ? SHAPE_BONUS : 0);
      if (suited > fit) [chosen, fit] = [i, suited];
    });
    const variant = target.variants[chosen];
    return {
      target,
      score: score + SAME_WORDS * similarity * similarity,
      group: variant?.group ?? 0,
      variant: variant?.text ?? '',
      similarity,
      coverage: question.total === 0 ? 0 : covered / question.total,
    };
  }

  /** Cosine of the question in `asked` with a variant. */
  private cosine(norm: number, variant: number): number {
    const { variantStart, variantFeatures, variantWeights, variantNorms } = this.data;
    const end = variantStart[variant + 1] as number;
    let dot = 0;
    for (let i = variantStart[variant] as number; i < end; i++) {
      dot += (variantWeights[i] as number) * (this.asked[variantFeatures[i] as number] as number);
    }
    const norms = norm * (variantNorms[variant] as number);
    return norms === 0 ? 0 : dot / norms;
  }

  private targetsWith(feature: number): Int32Array {
    const { evidenceStart, evidenceTargets } = this.data;
    return evidenceTargets.subarray(evidenceStart[feature], evidenceStart[feature + 1]);
  }

  private rarity(feature: number): number {
    return -Math.log(this.data.shares[feature] as number);
  }
}

/** The `count` ids with the highest scores, best first; ties go to the smaller id. */
function best(ids: readonly number[], scores: Float64Array, count: number): number[] {
  const found: number[] = [];
  const before = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || a - b;
  for (const id of ids) {
    if (found.length === count && before(id, found[count - 1] as number) > 0) continue;
    let at = found.length;
    while (at > 0 && before(id, found[at - 1] as number) < 0) at--;
    found.splice(at, 0, id);
    if (found.length > count) found.pop();
  }
  return found;
}
