/** Matching one question with all targets: FlexSearch finds the candidates, naive Bayes scores them, the best variant picks the wording. */
import type { Analysis } from '../language/analyse.js';
import type { Shape } from '../language/shape.js';
import { isWord, type SearchData } from './data.js';
import { vectorOf } from './discriminate.js';
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
/** "Ab wann?" is not answered by "Nein", unless in the very words. */
const POLAR_MALUS = 0.4;
/** Targets whose variants are compared one by one: gaps, and all others. */
const COMPARED = 12;
const COMPARED_GAPS = 8;
/** Strongest features that bring candidates: enough that no good target is missed, few enough to stay fast. */
const CANDIDATE_FEATURES = 14;

export class Matcher {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly postings: Postings;
  private readonly unseen: number;
  /** group of each way of asking, see `Target` */
  private readonly groups: Uint8Array;
  /** weights of the question being matched, by feature id; all zero between two calls */
  private readonly asked: Float64Array;
  /** by target, filled anew with each question: large arrays are dear to make and to throw away */
  private readonly scores: Float64Array;
  private readonly covered: Float64Array;
  private readonly seen: Uint8Array;

  constructor(
    private readonly targets: readonly Target[],
    private readonly data: SearchData,
  ) {
    this.ids = new Map(data.features.map((name, id) => [name, id]));
    this.asked = new Float64Array(data.features.length);
    this.scores = new Float64Array(targets.length);
    this.covered = new Float64Array(targets.length);
    this.seen = new Uint8Array(targets.length);
    this.groups = Uint8Array.from(targets.flatMap((t) => t.variants.map((v) => v.group)));
    this.unseen = Math.log(Math.max(2, data.variantNorms.length));
    this.postings = new Postings(data.postings);
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
    const { evidenceStart, evidenceTargets, evidenceValues, evidenceWeights, shares } = this.data;
    const { scores, covered } = this;
    scores.fill(0);
    covered.fill(0);
    const told = new Map<number, number>();
    const vector = vectorOf(features, this.ids, shares);
    vector.ids.forEach((id, k) => {
      told.set(id, TOLD_APART * (vector.amounts[k] as number));
    });
    for (const [name, weight] of features) {
      const id = this.ids.get(name);
      if (id === undefined) continue;
      const asked = question.weights.get(id) ?? 0;
      const apart = told.get(id) ?? 0;
      const end = evidenceStart[id + 1] as number;
      for (let i = evidenceStart[id] as number; i < end; i++) {
        const target = evidenceTargets[i] as number;
        scores[target] = (scores[target] as number) + weight * (evidenceValues[i] as number) + apart * (evidenceWeights[i] as number);
        if (asked > 0) covered[target] = (covered[target] as number) + asked;
      }
    }
    return { scores, covered };
  }

  /** The targets worth a closer look: those with the best scores among the ones that hold a strong word. */
  private chosen({ weights }: Question, scores: Float64Array): number[] {
    const strongest = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CANDIDATE_FEATURES);
    const { seen } = this;
    seen.fill(0);
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
    const { variantStart, variantFeatures, variantWeights, variantNorms, variantsOf } = this.data;
    const { asked, groups } = this;
    const from = variantsOf[id] as number;
    const until = variantsOf[id + 1] as number;
    let chosen = from;
    let similarity = 0;
    let fit = Number.NEGATIVE_INFINITY;
    for (let v = from; v < until; v++) {
      const end = variantStart[v + 1] as number;
      let dot = 0;
      for (let i = variantStart[v] as number; i < end; i++)
        dot += (variantWeights[i] as number) * (asked[variantFeatures[i] as number] as number);
      const cosine = dot === 0 ? 0 : dot / (question.norm * (variantNorms[v] as number));
      if (cosine > similarity) similarity = cosine;
      const group = groups[v] as number;
      const unfit = shape === 'open' && target.polarGroups?.has(group) ? POLAR_MALUS : 0;
      const suited = cosine - unfit + (shape !== 'unclear' && (shape === 'open') === (group === 0) ? SHAPE_BONUS : 0);
      if (suited > fit) [chosen, fit] = [v, suited];
    }
    const variant = target.variants[chosen - from];
    return {
      target,
      score: score + SAME_WORDS * similarity * similarity,
      group: variant?.group ?? 0,
      variant: variant?.text ?? '',
      similarity,
      coverage: question.total === 0 ? 0 : covered / question.total,
    };
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
