/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in kind.ts. */
export const KIND_MODEL = {
  bias: -1.758,
  weights: {
    lead: 1.677,
    topicScore: -0.213,
    gapScore: 0.776,
    topicNear: -1.294,
    gapNear: -0.682,
    topicCovered: -0.498,
    gapCovered: 1.385,
    silence: 0.848,
    unknown: 1.296,
    missingKind: 4.892,
    open: 0.104,
    polar: 0.763,
    length: 1.438,
  },
};
