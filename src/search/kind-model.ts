/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in kind.ts. */
export const KIND_MODEL = {
  bias: -1.159,
  weights: {
    lead: 0.841,
    topicScore: -0.291,
    gapScore: 0.43,
    topicNear: -0.679,
    gapNear: -0.326,
    topicCovered: -1.043,
    gapCovered: 1.693,
    silence: 0.926,
    unknown: -0.802,
    missingKind: 3.206,
    open: 0.692,
    polar: 0.436,
    length: 0.979,
  },
};
