/** Fitting the small models: weighted logistic regression over named features. */
import { type LogisticModel, logistic } from '../src/search/logistic.js';

export interface Sample<F> {
  readonly features: F;
  readonly right: boolean;
  readonly weight: number;
}

/** By gradient descent with a little ridge; deterministic. */
export function regress<F>(samples: readonly Sample<F>[]): LogisticModel<F> {
  const names = Object.keys((samples[0]?.features ?? {}) as object) as (keyof F)[];
  const w = new Float64Array(names.length + 1);
  const total = samples.reduce((sum, s) => sum + s.weight, 0);
  const x = samples.map((s) => names.map((n) => s.features[n] as number));
  for (let step = 0; step < 4000; step++) {
    const gradient = new Float64Array(w.length);
    samples.forEach((s, i) => {
      const row = x[i] as number[];
      let z = w[0] as number;
      for (let k = 0; k < row.length; k++) z += (w[k + 1] as number) * (row[k] as number);
      const error = (logistic(z) - (s.right ? 1 : 0)) * s.weight;
      gradient[0] = (gradient[0] as number) + error;
      for (let k = 0; k < row.length; k++) gradient[k + 1] = (gradient[k + 1] as number) + error * (row[k] as number);
    });
    for (let k = 0; k < w.length; k++)
      w[k] = (w[k] as number) - 2 * ((gradient[k] as number) / total + (k ? 0.0005 * (w[k] as number) : 0));
  }
  const round = (n: number) => Math.round(n * 1000) / 1000;
  return {
    bias: round(w[0] as number),
    weights: Object.fromEntries(names.map((n, k) => [n, round(w[k + 1] as number)])) as Record<keyof F, number>,
  };
}

/** Area under the ROC curve of a probability against what was right. */
export function auroc(scored: readonly { readonly p: number; readonly right: boolean }[]): number {
  let below = 0;
  let pairs = 0;
  for (const { right } of [...scored].sort((a, b) => a.p - b.p)) {
    if (right) pairs += below;
    else below++;
  }
  return pairs / (below * (scored.length - below));
}

/** The source text of fitted models. @param file where the meaning of each weight stands */
export function weightsSource(file: string, models: Readonly<Record<string, object>>): string {
  const constants = Object.entries(models).map(([name, model]) => `export const ${name} = ${JSON.stringify(model)};`);
  return `/** Written by \`npm run train\`; do not edit by hand. The meaning of each weight stands in ${file}. */\n${constants.join('\n')}\n`;
}
