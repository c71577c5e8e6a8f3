/** The nearest way of asking of one target: cosine of the weighed words, and which form of the answer suits the question. */
import type { Shape } from '../language/shape.js';
import type { SearchData } from './data.js';
import type { Target } from './target.js';

/** A yes/no question prefers a pointed form, an open one the plain answer, by this much similarity. */
const SHAPE_BONUS = 0.1;
/** "Ab wann?" is not answered by "Nein", unless in the very words. */
const POLAR_MALUS = 0.4;

/** By the shape of a question what is added to the similarity, and taken from it, for each form of an answer. */
const SUITS: Readonly<Record<Shape, { readonly bonus: readonly number[]; readonly malus: readonly number[] }>> = {
  unclear: { bonus: [0, 0, 0, 0], malus: [0, 0, 0, 0] },
  open: { bonus: [0, SHAPE_BONUS, 0, SHAPE_BONUS], malus: [0, 0, POLAR_MALUS, POLAR_MALUS] },
  polar: { bonus: [SHAPE_BONUS, 0, SHAPE_BONUS, 0], malus: [0, 0, 0, 0] },
};

/** 1 for the plain answer, 0 for a pointed one; and 2 more where it begins with "Ja" or "Nein". */
function formOf({ polarGroups }: Target, group: number): number {
  return (group === 0 ? 1 : 0) + (polarGroups?.has(group) ? 2 : 0);
}

/** Works on arrays of its own that are filled anew with each call. */
export class Nearest {
  /** form of the answer to each way of asking, see `formOf` */
  private readonly forms: Uint8Array;
  /** scalar products with the question, by way of asking of the target being looked at */
  private readonly common: Float64Array;

  constructor(
    targets: readonly Target[],
    private readonly data: SearchData,
  ) {
    this.forms = Uint8Array.from(targets.flatMap((t) => t.variants.map((v) => formOf(t, v.group))));
    this.common = new Float64Array(targets.reduce((most, t) => Math.max(most, t.variants.length), 0));
  }

  /**
   * @param asked weights of the question's words, by feature id
   * @param question ids of these words, ascending, and the length of its vector
   * @returns the highest similarity, and the place of the way of asking that suits best
   */
  find(
    target: number,
    asked: Float64Array,
    { words, norm }: { readonly words: readonly number[]; readonly norm: number },
    shape: Shape,
  ): { readonly similarity: number; readonly chosen: number } {
    const { variantNorms, variantsOf } = this.data;
    const { forms, common } = this;
    const from = variantsOf[target] as number;
    const count = (variantsOf[target + 1] as number) - from;
    this.inCommon(target, asked, words, count);
    const { bonus, malus } = SUITS[shape];
    let chosen = 0;
    let similarity = 0;
    let fit = Number.NEGATIVE_INFINITY;
    for (let v = 0; v < count; v++) {
      const dot = common[v] as number;
      const cosine = dot === 0 ? 0 : dot / (norm * (variantNorms[from + v] as number));
      if (cosine > similarity) similarity = cosine;
      const form = forms[from + v] as number;
      const suited = cosine - (malus[form] as number) + (bonus[form] as number);
      if (suited > fit) {
        chosen = v;
        fit = suited;
      }
    }
    return { similarity, chosen };
  }

  /** For each way of asking of a target the scalar product with the question, into `common`. */
  private inCommon(target: number, asked: Float64Array, words: readonly number[], count: number): void {
    const { wordStart, targetWords, holderStart, holders, holderWeights } = this.data;
    const { common } = this;
    common.fill(0, 0, count);
    const end = wordStart[target + 1] as number;
    let from = wordStart[target] as number;
    for (let k = 0; k < words.length; k++) {
      const word = words[k] as number;
      const at = lowerBound(targetWords, word, from, end);
      from = at;
      if (at === end || targetWords[at] !== word) continue;
      const weight = asked[word] as number;
      const until = holderStart[at + 1] as number;
      for (let i = holderStart[at] as number; i < until; i++) {
        const holder = holders[i] as number;
        common[holder] = (common[holder] as number) + weight * (holderWeights[i] as number);
      }
    }
  }
}

/** The first place from `low` up to `high` whose value is not below `wanted`, in ascending values. */
function lowerBound(values: Int32Array, wanted: number, low: number, high: number): number {
  let from = low;
  let until = high;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((values[middle] as number) < wanted) from = middle + 1;
    else until = middle;
  }
  return from;
}
