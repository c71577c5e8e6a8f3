/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in signals.ts. */
export const CASE_MODEL = {
  bias: -6.823,
  weights: {
    facts: 4.048,
    signs: 0.907,
    unclear: 0.272,
    leads: 1.04,
    words: 3.363,
    sentences: 7.119,
    clauses: 4.605,
    statement: 0.848,
    asks: -1.22,
    confidence: -1.925,
    gap: 0.363,
  },
};
export const TABLE_MODEL = {
  facts: 1.537,
  manyFacts: 1.886,
  sign: 1.97,
  signs: 0.106,
  unclear: 0.194,
  lag: 1.324,
  named: 1.886,
  nummer: 0.119,
};
