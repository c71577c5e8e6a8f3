import { expect } from 'chai';
import fc from 'fast-check';
import { editDistance } from '../../src/language/distance.js';
import { Vocabulary } from '../../src/language/vocabulary.js';

const WORDS =
  'urlaub urlaube antrag antrage anträge leitung leistung fachkraft fachkrafte ausschuss zuschuss kreistag kreise straße größe'.split(' ');
const vocabulary = new Vocabulary(WORDS);

/** Every word compared, without a look at the letters first. */
function plainly(word: string): string | undefined {
  if (word.length < 4 || vocabulary.knows(word)) return undefined;
  let best: string | undefined;
  let bestDistance = word.length < 8 ? 2 : 3;
  const near = WORDS.filter((candidate) => candidate[0] === word[0] && Math.abs(candidate.length - word.length) <= 2);
  for (const candidate of near.sort((a, b) => a.length - b.length)) {
    const distance = editDistance(word, candidate, bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** A word with up to three letters replaced, left out, put in or swapped with the next. */
const slips = fc
  .tuple(
    fc.constantFrom(...WORDS),
    fc.array(fc.tuple(fc.nat(12), fc.constantFrom('ersetzt', 'fehlt', 'zu viel', 'vertauscht'), fc.constantFrom(...'abelstüßz')), {
      maxLength: 3,
    }),
  )
  .map(([word, edits]) =>
    edits.reduce((text, [at, kind, letter]) => {
      const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
      if (kind === 'ersetzt') return before + letter + after;
      if (kind === 'fehlt') return before + after;
      if (kind === 'zu viel') return before + letter + here + after;
      return before + after.slice(0, 1) + here + after.slice(1);
    }, word),
  );

describe('Vocabulary', () => {
  it('repairs a slip and leaves what is near nothing', () => {
    expect(vocabulary.repair('urlaup')).to.equal('urlaub');
    expect(vocabulary.repair('fahckrfat')).to.equal('fachkraft');
    expect(vocabulary.repair('xyzzyq')).to.equal(undefined);
    expect(vocabulary.repair('urlaub')).to.equal(undefined);
  });

  it('finds the same word as comparing with every one', () => {
    fc.assert(
      fc.property(slips, (word) => {
        expect(vocabulary.repair(word), word).to.equal(plainly(word));
      }),
      { numRuns: 3_000 },
    );
  });
});
