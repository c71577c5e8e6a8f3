/** Ranking: FlexSearch finds the candidates, naive Bayes ranks them, the best-matching variant picks the wording. */
import type { Analyser, Analysis } from '../language/analyse.js';
import { type Shape, shapeOf } from '../language/shape.js';
import { tokenize } from '../language/tokens.js';
import { Likelihood } from './likelihood.js';
import { Postings } from './postings.js';
import { cosine, toVector, type Vector } from './similarity.js';
import type { Target } from './target.js';

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

interface Variant {
  readonly text: string;
  readonly group: number;
  readonly vector: Vector;
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
  readonly likelihood: Likelihood;
  private readonly postings = new Postings();
  private readonly variants: readonly (readonly Variant[])[];
  /** the gist of each way of asking -> its target, where all ways of that gist lead to one target */
  private readonly byGist = new Map<string, number>();
  /** the very words of each way of asking -> its target; each stands in one place only (checked at load) */
  private readonly byWords = new Map<string, number>();

  constructor(
    readonly targets: readonly Target[],
    readonly analyser: Analyser,
  ) {
    const analysed = targets.map((t) => ({
      variants: t.variants.map((v) => analyser.analyse(v.text).features),
      words: t.words.map((w) => analyser.analyse(w).features),
    }));
    this.likelihood = new Likelihood(analysed);
    const rarity = (feature: string) => this.likelihood.rarity(feature);
    analysed.forEach(({ variants, words }, id) => {
      this.postings.add(id, new Set([...variants, ...words].flatMap((features) => [...features.keys()].filter(isWord))));
    });
    this.indexExact();
    this.variants = targets.map((t, id) =>
      t.variants.map(({ text, group }, i) => ({ text, group, vector: toVector(analysed[id]?.variants[i] ?? new Map(), rarity, isWord) })),
    );
  }

  private indexExact(): void {
    const ambiguous = new Set<string>();
    this.targets.forEach(({ variants }, id) => {
      for (const { text } of variants) {
        const { folded, gist } = this.analyser.analyse(text);
        if (!this.byWords.has(wordsOf(folded))) this.byWords.set(wordsOf(folded), id);
        if (this.byGist.has(gist) && this.byGist.get(gist) !== id) ambiguous.add(gist);
        this.byGist.set(gist, id);
      }
    });
    for (const gist of [...ambiguous, '']) this.byGist.delete(gist);
  }

  /** Ranks the targets for a message, best first. Deterministic: ties go to the order of the knowledge. */
  rank(message: string): Ranking {
    const analysis = this.analyser.analyse(message);
    const shape = shapeOf(analysis.folded);
    const rarity = (feature: string) => this.likelihood.rarity(feature);
    const words = toVector(analysis.features, rarity, isWord);
    const scores = this.accumulate(analysis.features, words);
    const hits = [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, COMPARED)
      .map(([id, score]) => this.compare(id, score, words, shape))
      .sort((a, b) => b.score - a.score);
    const same = this.byWords.get(wordsOf(analysis.folded)) ?? this.byGist.get(analysis.gist);
    if (same !== undefined) moveFirst(hits, this.targets[same] as Target);
    return {
      hits,
      analysis,
      weight: total(words),
      unknownShare: this.share(words, (feature) => !this.likelihood.knows(feature)),
      verbatim: same !== undefined && hits[0]?.target === this.targets[same],
    };
  }

  /** The log-likelihood ratio of every candidate. */
  private accumulate(features: ReadonlyMap<string, number>, question: Vector): Map<number, number> {
    const known = [...question.weights].filter(([feature]) => this.likelihood.knows(feature));
    const strongest = known.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, CANDIDATE_FEATURES);
    const candidates = new Set(strongest.flatMap(([feature]) => this.postings.having(feature)));
    const sums = new Float64Array(this.targets.length);
    for (const [feature, weight] of features) {
      const { targets, values } = this.likelihood.evidenceOf(feature);
      for (let i = 0; i < targets.length; i++)
        sums[targets[i] as number] = (sums[targets[i] as number] ?? 0) + weight * (values[i] as number);
    }
    const ids = candidates.size >= COMPARED ? candidates : this.targets.keys();
    return new Map([...ids].map((id) => [id, sums[id] as number]));
  }

  private compare(id: number, score: number, question: Vector, shape: Shape): Hit {
    let best: Variant | undefined;
    let similarity = 0;
    let fit = Number.NEGATIVE_INFINITY;
    for (const variant of this.variants[id] ?? []) {
      const value = cosine(question, variant.vector);
      similarity = Math.max(similarity, value);
      const suited = value + (shape !== 'unclear' && (shape === 'open') === (variant.group === 0) ? SHAPE_BONUS : 0);
      if (suited > fit) [best, fit] = [variant, suited];
    }
    return {
      target: this.targets[id] as Target,
      score: score + SAME_WORDS * similarity * similarity,
      group: best?.group ?? 0,
      variant: best?.text ?? '',
      similarity,
      coverage: this.share(question, (feature) => this.likelihood.evidenceOf(feature).targets.includes(id)),
    };
  }

  /** Share of the weight of the words and concepts (not of letter groups) for which a test holds. */
  private share(question: Vector, holds: (feature: string) => boolean): number {
    let part = 0;
    let whole = 0;
    for (const [feature, weight] of question.weights) {
      whole += weight;
      if (holds(feature)) part += weight;
    }
    return whole === 0 ? 0 : part / whole;
  }
}

/** Letter groups and pairs bear evidence; what two texts have in common is judged by words and notions. */
function isWord(feature: string): boolean {
  return feature.startsWith('s:') || feature.startsWith('c:');
}

/** The words of a folded text, without punctuation. */
function wordsOf(folded: string): string {
  return tokenize(folded).join(' ');
}

/** A message in the words of a known way of asking is about that, whatever else its words occur in. */
function moveFirst(hits: Hit[], target: Target): void {
  const at = hits.findIndex((hit) => hit.target === target);
  const [hit] = at > 0 ? hits.splice(at, 1) : [];
  if (hit) hits.unshift(hit);
}

function total(question: Vector): number {
  let sum = 0;
  for (const weight of question.weights.values()) sum += weight;
  return sum;
}
