/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -1.557,
  weights: { posterior: 3.15, margin: 1.862, explained: 0.182, coverage: -0.616, near: 0.304, unknown: -0.158 },
};
