/**
 * Does a question ask for a point that the Erlass leaves open? A linear model over its words, learned from the ways of
 * asking of all topics (0) and all gaps (1): "bis wann", "Formular", "wer haftet" speak for silence whatever the subject.
 */
import { FEATURE, type Features } from './features.js';
import { logistic } from './logistic.js';
import { sequence, shuffle } from './shuffle.js';

/** Logistic regression, one weight for each feature id. */
export interface SilenceData {
  readonly bias: number;
  readonly weights: Float32Array;
}

/** A way of asking as feature ids with their amounts, scaled to length 1. */
export interface Example {
  readonly features: readonly (readonly [id: number, amount: number])[];
  readonly silent: boolean;
}

const EPOCHS = 20;
const LEARNING_RATE = 2;
/** Ridge, as a share of a weight per example. */
const DECAY = 1e-7;
/** Pairs of words say what is asked for; words and concepts count at least this much. */
const PAIR = 0.7;
const WORD = 0.5;

/** The features that this model looks at, with their amounts, scaled to length 1. Letter groups are left out. */
export function silenceFeatures({ ids, weights, kinds }: Features): [number, number][] {
  let squares = 0;
  const found: [number, number][] = [];
  for (let k = 0; k < ids.length; k++) {
    if (kinds[k] === FEATURE.letters) continue;
    const amount = kinds[k] === FEATURE.pair ? PAIR : Math.max(weights[k] as number, WORD);
    squares += amount * amount;
    const id = ids[k] as number;
    if (id >= 0) found.push([id, amount]);
  }
  const length = Math.sqrt(squares) || 1;
  return found.map(([id, amount]) => [id, amount / length]);
}

/** Fits by stochastic gradient descent. Deterministic: the order is shuffled by a fixed sequence. */
export function trainSilence(examples: readonly Example[], size: number): SilenceData {
  const weights = new Float32Array(size);
  const silent = examples.filter((e) => e.silent).length;
  const balance = silent === 0 ? 1 : (examples.length - silent) / silent;
  const order = examples.map((_, i) => i);
  const random = sequence();
  let bias = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    const rate = LEARNING_RATE / (1 + epoch / 2);
    for (const i of order) {
      const { features, silent: target } = examples[i] as Example;
      const error = (logistic(logit({ bias, weights }, features)) - (target ? 1 : 0)) * (target ? balance : 1);
      bias -= rate * 0.1 * error;
      for (const [id, amount] of features) {
        const weight = weights[id] as number;
        weights[id] = weight - rate * (error * amount + DECAY * examples.length * weight);
      }
    }
  }
  return { bias, weights };
}

/** Log-odds that the question asks for a point left open. */
export function logit({ bias, weights }: SilenceData, features: readonly (readonly [number, number])[]): number {
  return features.reduce((sum, [id, amount]) => sum + (weights[id] as number) * amount, bias);
}
