import { expect } from 'chai';
import { plain } from '../../src/cards/escape.js';
import { leadOf } from '../../src/cards/lead.js';
import { knowledge } from '../support.js';

describe('plain', () => {
  it('leaves ordinary German alone', () => {
    for (const text of [
      '„Die Leitung“ – das KI, § 27 GO (z.B. Nr. 5.4).',
      '½ Stelle; 50 % / 100 %',
      'migrations-, bzw. integrationsspezifisch',
      'Fassung vom 24.04.2016',
    ]) {
      expect(plain(text)).to.equal(text);
    }
  });

  it('makes every mark of Markdown harmless', () => {
    expect(plain('*fett* _kursiv_ [Link](x) `Code` ~weg~ \\')).to.equal('\\*fett\\* \\_kursiv\\_ \\[Link\\](x) \\`Code\\` \\~weg\\~ \\\\');
  });

  it('takes marks at the start of a line for what they are', () => {
    expect(plain('- Punkt\n1. Erstens\n# Titel\n> Zitat\n2) Zweitens')).to.equal(
      '\\- Punkt\n1\\. Erstens\n\\# Titel\n\\> Zitat\n2\\) Zweitens',
    );
  });

  it('keeps a decimal number at the start', () => expect(plain('5.4 regelt das.')).to.equal('5.4 regelt das.'));
});

describe('leadOf', () => {
  it('puts the first sentence in front', () => {
    expect(leadOf(knowledge, 'Nein. Das regelt Nr. 5.4 Satz 3.')).to.deep.equal({
      kern: 'Nein.',
      groesse: 'Large',
      rest: 'Das regelt Nr. 5.4 Satz 3.',
    });
  });

  it('sets a long first sentence smaller', () => expect(leadOf(knowledge, `${'Wort '.repeat(30)}.`).groesse).to.equal('Medium'));
});
