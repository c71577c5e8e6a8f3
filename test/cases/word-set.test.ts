import { expect } from 'chai';
import fc from 'fast-check';
import { fitsWord, WordSet } from '../../src/cases/word-set.js';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
const test = fc.record({ kind: fc.constant('word' as const), stem: letters, before: fc.boolean(), after: fc.boolean() });

describe('WordSet', () => {
  it('holds a word exactly where one of its tests does', () => {
    fc.assert(
      fc.property(fc.array(test, { maxLength: 8 }), fc.array(letters, { minLength: 1, maxLength: 8 }), (tests, words) => {
        const set = new WordSet(tests);
        for (const word of words) expect(set.has(word), word).to.equal(tests.some((one) => fitsWord(one, word)));
      }),
      { numRuns: 2_000 },
    );
  });
});
