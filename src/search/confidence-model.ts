/** Written by `npm run train`; do not edit by hand. */
import type { ConfidenceModel } from './confidence.js';

export const MODEL: ConfidenceModel = {
  bias: -1.613,
  weights: { posterior: 2.634, margin: 2.002, explained: 0.57, coverage: -0.71, near: 0.296, unknown: -0.145 },
};
