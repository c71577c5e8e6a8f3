import { expect } from 'chai';
import { anchorOf, stelleOfAnchor } from '../../src/erlass/anchor.js';
import { allNummern, allStellen } from '../../src/erlass/citation.js';
import { formatStelle } from '../../src/erlass/stelle.js';
import { knowledge } from '../support.js';

describe('anchorOf', () => {
  it('writes places the short way', () => {
    expect(['Kopf', '5.4', '5.4 S. 3', '3.2 Spiegelstrich 7', '10'].map(anchorOf)).to.deep.equal([
      'kopf',
      '5.4',
      '5.4-s3',
      '3.2-sp7',
      '10',
    ]);
  });

  it('can be read back for every place of the Erlass', () => {
    for (const stelle of [...allStellen(knowledge.erlass), ...allNummern(knowledge.erlass).map((n) => n.nummer)]) {
      const read = stelleOfAnchor(anchorOf(stelle));
      expect(read && formatStelle(read)).to.equal(stelle);
    }
  });

  it('refuses what is no place', () => expect(() => anchorOf('Absatz 3')).to.throw('No Fundstelle'));
});

describe('stelleOfAnchor', () => {
  it('knows only its own spelling', () => {
    for (const anchor of ['', 'Kopf', 'inhalt', '5.4-S3', '5.4-s', '5.4-s3x', '5.4-sp', '5.4 S. 3', '-s1', '555', '5.4-s3-s3', '%35'])
      expect(stelleOfAnchor(anchor), anchor).to.equal(undefined);
  });
});
