/** Matching one question with all targets: FlexSearch finds the candidates, naive Bayes scores them, the best variant picks the wording. */
import type { Analysis } from '../language/analyse.js';
import type { Shape } from '../language/shape.js';
import { isWord, rarityOf, type SearchData } from './data.js';
import { vectorOf } from './discriminate.js';
import { FEATURE, type Features, resolve } from './features.js';
import type { Hit } from './hit.js';
import { Nearest } from './nearest.js';
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
  /** ids of the known ones, ascending, each with its weight in `asked` */
  readonly words: readonly number[];
  readonly norm: number;
  readonly known: number;
  readonly total: number;
}

/** What a variant with the very same words adds to a target's score. */
const SAME_WORDS = 20;
/** What a score of the softmax regression counts beside one of naive Bayes, which counts dependent words twice. */
const TOLD_APART = 3.3;
/** Targets whose variants are compared one by one: gaps, and all others. */
const COMPARED = 12;
const COMPARED_GAPS = 8;
/** Strongest features that bring candidates: enough that no good target is missed, few enough to stay fast. */
const CANDIDATE_FEATURES = 14;

export class Matcher {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly postings: Postings;
  private readonly nearest: Nearest;
  private readonly unseen: number;
  private readonly rarity: Float64Array;
  private readonly isGap: Uint8Array;
  /** weights of the words of the question being matched, by feature id; all zero between two calls */
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
    this.rarity = rarityOf(data.shares);
    this.asked = new Float64Array(data.features.filter(isWord).length);
    this.scores = new Float64Array(targets.length);
    this.covered = new Float64Array(targets.length);
    this.seen = new Uint8Array(targets.length);
    this.nearest = new Nearest(targets, data);
    this.isGap = Uint8Array.from(targets, ({ kind }) => (kind === 'gap' ? 1 : 0));
    this.unseen = Math.log(Math.max(2, data.variantNorms.length));
    this.postings = new Postings(data.postings);
  }

  /** The best targets for a question. Deterministic: ties go to the order of the knowledge. */
  match(analysis: Analysis, shape: Shape): Matched {
    const features = resolve(analysis.features, this.ids);
    const question = this.weigh(features);
    this.accumulate(features);
    const hits = this.chosen(question.words)
      .map((id) => this.compare(id, question, shape))
      .sort((a, b) => b.score - a.score);
    for (const id of question.words) this.asked[id] = 0;
    return {
      hits,
      weight: question.total,
      unknownShare: question.total === 0 ? 0 : 1 - question.known / question.total,
      silence: logit(this.data.silence, silenceFeatures(features)),
    };
  }

  private weigh({ ids, weights, kinds }: Features): Question {
    const words: number[] = [];
    let squares = 0;
    let known = 0;
    let total = 0;
    for (let k = 0; k < ids.length; k++) {
      if (kinds[k] !== FEATURE.word) continue;
      const id = ids[k] as number;
      const value = (weights[k] as number) * (id < 0 ? this.unseen : (this.rarity[id] as number));
      squares += value * value;
      total += value;
      if (id < 0) continue;
      known += value;
      this.asked[id] = value;
      words.push(id);
    }
    words.sort((a, b) => a - b);
    return { words, norm: Math.sqrt(squares), known, total };
  }

  /** For every target the log-likelihood ratio with what tells it from its neighbours, and the weight of the question that occurs in it. */
  private accumulate(features: Features): void {
    const { evidenceStart, evidenceTargets, evidenceValues, evidenceWeights } = this.data;
    const { scores, covered, asked } = this;
    const { ids, weights, kinds } = features;
    scores.fill(0);
    covered.fill(0);
    // Holds the known features that are no letter groups, in the same order.
    const { amounts } = vectorOf(features, this.rarity);
    let told = 0;
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] as number;
      if (id < 0) continue;
      const weight = weights[k] as number;
      const start = evidenceStart[id] as number;
      const end = evidenceStart[id + 1] as number;
      if (kinds[k] === FEATURE.letters) {
        for (let i = start; i < end; i++) {
          const target = evidenceTargets[i] as number;
          scores[target] = (scores[target] as number) + weight * (evidenceValues[i] as number);
        }
        continue;
      }
      const apart = TOLD_APART * (amounts[told++] as number);
      const share = kinds[k] === FEATURE.word ? (asked[id] as number) : 0;
      for (let i = start; i < end; i++) {
        const target = evidenceTargets[i] as number;
        scores[target] = (scores[target] as number) + weight * (evidenceValues[i] as number) + apart * (evidenceWeights[i] as number);
        covered[target] = (covered[target] as number) + share;
      }
    }
  }

  /** The targets worth a closer look: those with the best scores among the ones that hold a strong word. */
  private chosen(words: readonly number[]): number[] {
    const { asked, seen, isGap, scores } = this;
    const strongest = [...words].sort((a, b) => (asked[b] as number) - (asked[a] as number) || a - b).slice(0, CANDIDATE_FEATURES);
    seen.fill(0);
    for (const id of strongest) for (const target of this.postings.having(id)) seen[target] = 1;
    const gaps: number[] = [];
    const others: number[] = [];
    for (let id = 0; id < seen.length; id++) if (seen[id]) (isGap[id] ? gaps : others).push(id);
    const found = gaps.length + others.length >= COMPARED ? [] : [...this.targets.keys()];
    return found.length > 0 ? best(found, scores, COMPARED) : [...best(others, scores, COMPARED), ...best(gaps, scores, COMPARED_GAPS)];
  }

  private compare(id: number, question: Question, shape: Shape): Hit {
    const target = this.targets[id] as Target;
    const { similarity, chosen } = this.nearest.find(id, this.asked, question, shape);
    const variant = target.variants[chosen];
    return {
      target,
      score: (this.scores[id] as number) + SAME_WORDS * similarity * similarity,
      group: variant?.group ?? 0,
      variant: variant?.text ?? '',
      similarity,
      coverage: question.total === 0 ? 0 : (this.covered[id] as number) / question.total,
    };
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
