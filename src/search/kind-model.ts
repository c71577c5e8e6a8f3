/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in kind.ts. */
export const KIND_MODEL = {
  bias: -0.236,
  weights: {
    lead: 0.877,
    topicScore: -0.029,
    gapScore: -0.025,
    topicNear: -1.472,
    gapNear: -0.237,
    topicCovered: -1.103,
    gapCovered: 1.553,
    silence: 0.867,
    unknown: -0.262,
    missingKind: 2.882,
    open: 0.627,
    polar: 0.391,
    length: 0.274,
  },
};
