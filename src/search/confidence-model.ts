/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: -6.02,
  weights: {
    posterior: 1.936,
    margin: 1.181,
    explained: -0.074,
    coverage: 0.934,
    near: -0.469,
    unknown: 0.255,
    silent: 0.566,
    kind: 5.278,
  },
};
