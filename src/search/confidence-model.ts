/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -6.47,
  weights: { posterior: 1.352, margin: 1.549, explained: 0.085, coverage: 0.922, near: 0.298, unknown: 0.145, silent: 0.508, kind: 5.72 },
};
