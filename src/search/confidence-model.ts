/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -2.376,
  weights: { posterior: 2.867, margin: 1.522, explained: -0.661, coverage: 1.268, near: -0.015, unknown: 0.568, silent: 1.229 },
};
