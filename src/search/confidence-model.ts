/** Written by `npm run train`; do not edit by hand. */
import type { ConfidenceModel } from './confidence.js';

export const MODEL: ConfidenceModel = {
  bias: -2,
  weights: { posterior: 2.898, margin: 1.719, explained: 0.229, coverage: -0.218, near: -1.318, unknown: 0.687 },
};
