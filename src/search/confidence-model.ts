/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -1.454,
  weights: { posterior: 3.852, margin: 1.613, explained: -0.295, coverage: -0.823, near: 0.571, unknown: 0.061 },
};
