import { expect } from 'chai';
import { allStellen, checkQuote, wortlautAt } from '../../src/erlass/citation.js';
import { formatStelle, nummerOf, parseStelle, spokenStelle } from '../../src/erlass/stelle.js';
import { knowledge } from '../support.js';

describe('Fundstellen', () => {
  it('are read and written in one spelling', () => {
    for (const text of allStellen(knowledge.erlass)) {
      const parsed = parseStelle(text);
      expect(parsed, text).to.not.equal(undefined);
      expect(parsed && formatStelle(parsed)).to.equal(text);
    }
  });

  for (const wrong of ['', '5,4', '5.4 Satz 3', '5.4 S.3', 'kopf', '3.2 Spiegelstrich', '1.2.3', ' 5.4', '5.4\n']) {
    it(`are not read from ${JSON.stringify(wrong)}`, () => expect(parseStelle(wrong)).to.equal(undefined));
  }

  it('know their Nummer and how they are spoken', () => {
    expect(['5.4 S. 3', '3.2 Spiegelstrich 7', 'Kopf', '10'].map(nummerOf)).to.deep.equal(['5.4', '3.2', 'Kopf', '10']);
    expect(['5.4 S. 3', '3.2 Spiegelstrich 7', 'Kopf', '10'].map(spokenStelle)).to.deep.equal([
      'Nr. 5.4 Satz 3',
      'Nr. 3.2, Spiegelstrich 7',
      'Kopf des Erlasses',
      'Nr. 10',
    ]);
  });

  it('cite a Nummer of one Satz without it', () => {
    expect(allStellen(knowledge.erlass)).to.include('4.4').and.not.include('4.4 S. 1');
  });

  it('lead to their verbatim words, and only there', () => {
    const satz = 'Die Kommunalen Integrationszentren bilden einen Verbund.';
    expect(wortlautAt(knowledge.erlass, '8 S. 1')).to.equal(satz);
    expect(checkQuote(knowledge.erlass, '8 S. 1', satz)).to.equal('verbatim');
    expect(checkQuote(knowledge.erlass, '8 S. 2', satz)).to.equal('not-verbatim');
    expect(checkQuote(knowledge.erlass, '8 S. 9', satz)).to.equal('no-such-place');
    expect(checkQuote(knowledge.erlass, '8 S. 1', satz.replace('bilden', 'sind'))).to.equal('not-verbatim');
    expect(checkQuote(knowledge.erlass, '8 S. 1', ' ')).to.equal('not-verbatim');
  });
});
