/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in kind.ts. */
export const KIND_MODEL = {
  bias: -2.469,
  weights: { lead: 1.163, topicScore: -0.632, gapScore: 1.43, topicNear: -1.496, gapNear: -0.593, topicCovered: -0.59, gapCovered: 1.768, silence: 1.02, unknown: 0.872, missingKind: 2.785, open: 0.269, polar: 0.417, length: 2.595 },
};
