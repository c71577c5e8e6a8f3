/** Written by `npm run train`; do not edit by hand. */
import type { ConfidenceModel } from './confidence.js';

export const MODEL: ConfidenceModel = {
  bias: -1.792,
  weights: { posterior: 3.115, margin: 1.513, explained: 0.194, coverage: -0.578, near: -1.056, unknown: 0.45 },
};
