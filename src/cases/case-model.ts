/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in signals.ts. */
export const CASE_MODEL = {
  bias: -7.003,
  weights: {
    facts: 3.785,
    signs: 1.167,
    unclear: 0.294,
    leads: 0.948,
    words: 3.841,
    sentences: 6.841,
    clauses: 4.668,
    statement: 0.841,
    asks: -1.228,
    confidence: -1.806,
    gap: 0.284,
  },
};
export const TABLE_MODEL = {
  facts: 2.119,
  manyFacts: 2.181,
  sign: 1.244,
  signs: 1.076,
  unclear: 0.151,
  lag: 1.471,
  named: 1.838,
  nummer: 0.214,
};
