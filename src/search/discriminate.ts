/**
 * Telling neighbours apart: softmax regression over the same words that naive Bayes counts. Counting asks how usual a
 * word is for a target; this asks which target it speaks for where several use it. The two see different things, and
 * together they err less (docs/decisions.md).
 */
import { FEATURE, type Features } from './features.js';
import { sequence, shuffle } from './shuffle.js';

/** A text as feature ids with their amounts, scaled to length 1. */
export interface Vector {
  readonly ids: Int32Array;
  readonly amounts: Float32Array;
}

/** A way of asking and the target it belongs to. */
export interface Example extends Vector {
  readonly target: number;
}

/** The pairs of feature and target that may carry a weight: those of the evidence. */
export interface Pairs {
  readonly evidenceStart: Int32Array;
  readonly evidenceTargets: Int32Array;
}

const EPOCHS = 5;
const LEARNING_RATE = 1;
/** What a vector of length 1 may weigh, before learning: sets how sharp the softmax can get. */
const SCALE = 12;
/** Ridge per step. */
const DECAY = 3e-5;
/** A target with many ways of asking learns as much as one with few, within limits. */
const EQUAL_VARIANTS = 40;
const FEWEST_VARIANTS = 10;
const MAX_BOOST = 2;
/** Pairs of words count for less than words. */
const PAIR = 0.35;
/** Rarity of what no way of asking has. */
const UNSEEN = 8;

/** The features that are told apart; letter groups are left out: they only bear evidence. @param rarity of each feature id */
export function vectorOf({ ids, weights, kinds }: Features, rarity: Float64Array): Vector {
  const found: number[] = [];
  const amounts: number[] = [];
  let squares = 0;
  for (let k = 0; k < ids.length; k++) {
    if (kinds[k] === FEATURE.letters) continue;
    const id = ids[k] as number;
    const amount = (kinds[k] === FEATURE.pair ? PAIR : (weights[k] as number)) * (id < 0 ? UNSEEN : (rarity[id] as number));
    squares += amount * amount;
    if (id < 0) continue;
    found.push(id);
    amounts.push(amount);
  }
  const length = Math.sqrt(squares) || 1;
  return { ids: Int32Array.from(found), amounts: Float32Array.from(amounts, (amount) => (SCALE * amount) / length) };
}

/**
 * Fits by stochastic gradient descent, one weight for each pair. Deterministic: the order is shuffled by a fixed sequence.
 * @param sizes number of ways of asking of each target
 */
export function trainDiscriminative(examples: readonly Example[], pairs: Pairs, sizes: readonly number[]): Float32Array {
  const weights = new Float32Array(pairs.evidenceTargets.length);
  const scores = new Scores(pairs, sizes.length);
  const order = examples.map((_, i) => i);
  const random = sequence();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    const rate = LEARNING_RATE / (1 + epoch / 3) / SCALE;
    for (const i of order) {
      const example = examples[i] as Example;
      const boost = Math.min(MAX_BOOST, EQUAL_VARIANTS / Math.max(FEWEST_VARIANTS, sizes[example.target] as number));
      scores.softmax(weights, example);
      step(pairs, weights, example, scores.probabilities, rate * boost);
      scores.clear();
    }
  }
  return weights;
}

/** One step down the gradient of the log-loss. */
function step(
  { evidenceStart, evidenceTargets }: Pairs,
  weights: Float32Array,
  example: Example,
  probabilities: Float64Array,
  rate: number,
): void {
  const { ids, amounts, target } = example;
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k] as number;
    const amount = rate * (amounts[k] as number);
    const end = evidenceStart[id + 1] as number;
    for (let i = evidenceStart[id] as number; i < end; i++) {
      const other = evidenceTargets[i] as number;
      const error = (probabilities[other] as number) - (other === target ? 1 : 0);
      weights[i] = (weights[i] as number) * (1 - rate * DECAY) - amount * error;
    }
  }
}

/** Scores of one text. An example touches few of the targets, so only those are looked at: the others all score zero. */
class Scores {
  /** of the touched targets, after `softmax`; zero between two examples */
  readonly probabilities: Float64Array;
  private readonly touched: Int32Array;
  private readonly isTouched: Uint8Array;
  private count = 0;

  constructor(
    private readonly pairs: Pairs,
    private readonly size: number,
  ) {
    this.probabilities = new Float64Array(size);
    this.touched = new Int32Array(size);
    this.isTouched = new Uint8Array(size);
  }

  softmax(weights: Float32Array, vector: Vector): void {
    this.add(weights, vector);
    const { probabilities, touched, count } = this;
    let most = 0;
    for (let k = 0; k < count; k++) most = Math.max(most, probabilities[touched[k] as number] as number);
    let sum = (this.size - count) * Math.exp(-most);
    for (let k = 0; k < count; k++) {
      const target = touched[k] as number;
      const mass = Math.exp((probabilities[target] as number) - most);
      probabilities[target] = mass;
      sum += mass;
    }
    for (let k = 0; k < count; k++) {
      const target = touched[k] as number;
      probabilities[target] = (probabilities[target] as number) / sum;
    }
  }

  clear(): void {
    for (let k = 0; k < this.count; k++) {
      const target = this.touched[k] as number;
      this.probabilities[target] = 0;
      this.isTouched[target] = 0;
    }
    this.count = 0;
  }

  /** Adds what the weights say of a text to the score of each target. */
  private add(weights: Float32Array, { ids, amounts }: Vector): void {
    const { evidenceStart, evidenceTargets } = this.pairs;
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] as number;
      const amount = amounts[k] as number;
      const end = evidenceStart[id + 1] as number;
      for (let i = evidenceStart[id] as number; i < end; i++) {
        const target = evidenceTargets[i] as number;
        this.probabilities[target] = (this.probabilities[target] as number) + amount * (weights[i] as number);
        if (this.isTouched[target]) continue;
        this.isTouched[target] = 1;
        this.touched[this.count++] = target;
      }
    }
  }
}
