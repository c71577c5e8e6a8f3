import { expect } from 'chai';
import fc from 'fast-check';
import { containsPhrase } from '../../src/language/phrases.js';

const words = fc.array(fc.constantFrom('ab', 'a', 'b', 'abc'), { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));

describe('containsPhrase', () => {
  it('finds whole words in a row, and nothing else', () => {
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 5 }), (text, list) => {
        expect(containsPhrase(text, list)).to.equal(list.some((phrase) => ` ${text} `.includes(` ${phrase} `)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds nothing in an empty message', () => {
    expect(containsPhrase('', ['ab wann'])).to.equal(false);
  });
});
