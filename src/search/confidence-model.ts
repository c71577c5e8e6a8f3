/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -6.463,
  weights: { posterior: 0.591, margin: 2.214, explained: 0.709, coverage: 0.95, near: -0.254, unknown: 0.865, silent: 0.483, kind: 5.367 },
};
