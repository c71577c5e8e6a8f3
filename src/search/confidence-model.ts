/** Written by `npm run train`; do not edit by hand. */
import type { ConfidenceModel } from './confidence.js';

export const MODEL: ConfidenceModel = {
  bias: -1.656,
  weights: { posterior: 3.236, margin: 1.891, explained: 0.18, coverage: -0.553, near: 0.116, unknown: -0.099 },
};
