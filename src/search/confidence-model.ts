/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -6.711,
  weights: { posterior: 1.16, margin: 1.703, explained: 0.156, coverage: 0.943, near: 0.159, unknown: 0.39, silent: 0.515, kind: 5.943 },
};
