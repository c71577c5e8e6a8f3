/** Written by `npm run train`; do not edit by hand. The meaning of each weight stands in signals.ts. */
export const CASE_MODEL = {
  bias: -7.044,
  weights: {
    facts: 2.492,
    signs: 0.981,
    unclear: 0.893,
    leads: 0.792,
    words: 4.48,
    sentences: 7.271,
    clauses: 4.595,
    statement: 0.999,
    asks: -1.19,
    confidence: -1.415,
    gap: 0.258,
  },
};
export const TABLE_MODEL = {
  facts: 0.889,
  manyFacts: 1.367,
  sign: 1.705,
  signs: 0.759,
  unclear: 1.383,
  lag: 0.909,
  named: 2.311,
  nummer: 0.837,
};
