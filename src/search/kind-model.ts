/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in kind.ts. */
export const KIND_MODEL = {
  bias: -0.337,
  weights: {
    lead: 0.923,
    topicScore: -0.172,
    gapScore: 0.287,
    topicNear: -1.55,
    gapNear: -0.082,
    topicCovered: -1.246,
    gapCovered: 1.556,
    silence: 0.708,
    unknown: -0.47,
    missingKind: 3.015,
    open: 0.59,
    polar: 0.349,
    length: 0.328,
  },
};
