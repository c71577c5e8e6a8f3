/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in kind.ts. */
export const KIND_MODEL = {
  bias: -3.369,
  weights: {
    lead: 1.264,
    topicScore: -0.717,
    gapScore: 0.544,
    topicNear: -0.169,
    gapNear: -0.061,
    topicCovered: -0.766,
    gapCovered: 3.364,
    silence: 1.089,
    unknown: 0.895,
    missingKind: 3.274,
    open: 0.136,
    polar: 0.37,
    length: 2.135,
  },
};
