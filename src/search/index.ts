/** Ranking: FlexSearch finds the candidates, naive Bayes ranks them, the best-matching variant picks the wording. */
import type { Analyser, Analysis } from '../language/analyse.js';
import { wordsOf } from '../language/phrases.js';
import { type Shape, shapeOf } from '../language/shape.js';
import { isWord, type SearchData } from './data.js';
import { Postings } from './postings.js';
import type { Target } from './target.js';
import { trainSearch } from './train.js';

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
}

/** The words and concepts of a question, weighed by rarity. */
interface Question {
  /** feature id -> weight */
  readonly weights: ReadonlyMap<number, number>;
  readonly norm: number;
  readonly known: number;
  /** weight including words that the knowledge does not know */
  readonly total: number;
}

/** What a variant with the very same words adds to a target's score. */
const SAME_WORDS = 20;
/** A yes/no question prefers a pointed form, an open one the plain answer, by this much similarity. */
const SHAPE_BONUS = 0.1;
/** Targets whose variants are compared one by one. */
const COMPARED = 12;
/** Strongest features that bring candidates: enough that no good target is missed, few enough to stay fast. */
const CANDIDATE_FEATURES = 14;

export class SearchIndex {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly postings = new Postings();
  private readonly unseen: number;
  /** weights of the question being ranked, by feature id; all zero between two calls */
  private readonly asked: Float64Array;

  constructor(
    readonly targets: readonly Target[],
    readonly analyser: Analyser,
    readonly data: SearchData = trainSearch(targets, analyser),
  ) {
    this.ids = new Map(data.features.map((name, id) => [name, id]));
    this.asked = new Float64Array(data.features.length);
    this.unseen = Math.log(Math.max(2, data.variantNorms.length));
    const words: string[][] = targets.map(() => []);
    data.features.forEach((name, id) => {
      if (!isWord(name)) return;
      for (const target of this.targetsWith(id)) words[target]?.push(name);
    });
    words.forEach((names, target) => {
      this.postings.add(target, names);
    });
  }

  /** Ranks the targets for a message, best first. Deterministic: ties go to the order of the knowledge. */
  rank(message: string): Ranking {
    const analysis = this.analyser.analyse(message);
    const shape = shapeOf(analysis.folded);
    const question = this.weigh(analysis);
    const { scores, covered } = this.accumulate(analysis, question);
    for (const [id, value] of question.weights) this.asked[id] = value;
    const hits = best(this.candidates(question), scores, COMPARED)
      .map((id) => this.compare(id, scores[id] as number, question, shape, covered[id] as number))
      .sort((a, b) => b.score - a.score);
    for (const id of question.weights.keys()) this.asked[id] = 0;
    const same = this.data.byWords.get(wordsOf(analysis.folded)) ?? this.data.byGist.get(analysis.gist);
    if (same !== undefined) moveFirst(hits, this.targets[same] as Target);
    return {
      hits,
      analysis,
      weight: question.total,
      unknownShare: question.total === 0 ? 0 : 1 - question.known / question.total,
      verbatim: same !== undefined && hits[0]?.target === this.targets[same],
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

  /** Targets that hold one of the strongest words; all of them where too few do. */
  private candidates({ weights }: Question): Iterable<number> {
    const strongest = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CANDIDATE_FEATURES);
    const seen = new Uint8Array(this.targets.length);
    const found: number[] = [];
    for (const [id] of strongest) {
      for (const target of this.postings.having(this.data.features[id] as string)) {
        if (seen[target]) continue;
        seen[target] = 1;
        found.push(target);
      }
    }
    return found.length >= COMPARED ? found : this.targets.keys();
  }

  /** For every target the log-likelihood ratio, and the weight of the question that occurs in it. */
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
    return { scores, covered };
  }

  private compare(id: number, score: number, question: Question, shape: Shape, covered: number): Hit {
    const target = this.targets[id] as Target;
    const first = this.data.variantsOf[id] as number;
    let best = 0;
    let similarity = 0;
    let fit = Number.NEGATIVE_INFINITY;
    target.variants.forEach(({ group }, i) => {
      const value = this.cosine(question.norm, first + i);
      similarity = Math.max(similarity, value);
      const suited = value + (shape !== 'unclear' && (shape === 'open') === (group === 0) ? SHAPE_BONUS : 0);
      if (suited > fit) [best, fit] = [i, suited];
    });
    const variant = target.variants[best];
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
function best(ids: Iterable<number>, scores: Float64Array, count: number): number[] {
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

/** A message in the words of a known way of asking is about that, whatever else its words occur in. */
function moveFirst(hits: Hit[], target: Target): void {
  const at = hits.findIndex((hit) => hit.target === target);
  const [hit] = at > 0 ? hits.splice(at, 1) : [];
  if (hit) hits.unshift(hit);
}
