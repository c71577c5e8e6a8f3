/** Logistic regression: what the three small models of the search share. */

/** One weight for each named feature, as written by `npm run train`. */
export interface LogisticModel<F> {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof F, number>>;
}

/** The probability, 0 to 1, that log-odds stand for. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The probability, 0 to 1, that a model gives to its features. */
export function predict<F extends Readonly<Record<keyof F, number>>>(features: F, { bias, weights }: LogisticModel<F>): number {
  let logOdds = bias;
  for (const [name, weight] of Object.entries<number>(weights)) logOdds += weight * features[name as keyof F];
  return logistic(logOdds);
}
