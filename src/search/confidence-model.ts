/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -6.257,
  weights: { posterior: 0.748, margin: 1.873, explained: 0.664, coverage: 0.797, near: -0.214, unknown: 0.884, silent: 0.502, kind: 5.38 },
};
