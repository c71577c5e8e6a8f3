/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -7.379,
  weights: { posterior: 2.096, margin: 1.523, explained: 0.561, coverage: 1.254, near: 0.251, unknown: 0.578, silent: 0.505, kind: 5.099 },
};
