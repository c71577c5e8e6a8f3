/** Written by `npm run train`; do not edit by hand. */
import type { ConfidenceModel } from './confidence.js';

export const MODEL: ConfidenceModel = {
  bias: -2.187,
  weights: { posterior: 3.707, margin: 1.607, explained: 0.322, coverage: -0.793, near: 1.383, unknown: -0.039 },
};
