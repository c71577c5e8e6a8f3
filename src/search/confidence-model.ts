/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -1.426,
  weights: { posterior: 3.819, margin: 1.629, explained: -0.301, coverage: -0.829, near: 0.575, unknown: 0.049 },
};
