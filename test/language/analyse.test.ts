import { expect } from 'chai';
import { Analyser } from '../../src/language/analyse.js';
import { Concepts, conceptData } from '../../src/language/concepts.js';
import { editDistance } from '../../src/language/distance.js';
import { cleanInput, fold } from '../../src/language/fold.js';
import { stem } from '../../src/language/stem.js';
import { hyphenated, tokenize } from '../../src/language/tokens.js';
import { Vocabulary } from '../../src/language/vocabulary.js';

const lexicon = { konflikt: ['Streit', 'sich nicht einigen'], urlaub: ['Urlaub', 'frei nehmen'] };
const words = [
  'urlaub',
  'antrag',
  'leitung',
  'genehmigung',
  'genehmigen',
  'integration',
  'konzept',
  'verwaltung',
  'assistenz',
  'koordinierungsstelle',
];
const analyser = new Analyser(
  new Vocabulary([...words, ...Concepts.words(lexicon)]),
  new Concepts(conceptData(lexicon)),
  ['der', 'ich', 'mein'],
  new Set(['leistung']),
);
const features = (text: string) => [...analyser.analyse(text).features.keys()];

describe('folding', () => {
  it('makes one spelling of umlauts, ae/oe/ue and ß', () => {
    expect(fold('Träger')).to.equal(fold('TRAEGER'));
    expect(fold('für größere Schüler')).to.equal(fold('fuer groessere Schueler'));
  });
  it('leaves the e after a vowel or q alone', () => {
    expect([fold('neue'), fold('Quelle'), fold('Steuer')]).to.deep.equal(['neue', 'quelle', 'steuer']);
  });
  it('cleans what nobody meant to type', () => {
    expect(cleanInput(' Ur\u200blaub\u0000\n\u202eheute ')).to.equal('Urlaub heute');
  });
});

describe('words', () => {
  it('are cut without their punctuation', () => {
    expect(tokenize(fold('Wer (z.B. die Leitung) genehmigt 5.4?'))).to.deep.equal(['wer', 'zb', 'die', 'leitung', 'genehmigt', '5.4']);
    expect(hyphenated('integrations-konzept')).to.deep.equal(['integrationskonzept']);
  });
  it('of one family have one stem', () => {
    expect(new Set(['genehmigt', 'genehmigen', 'genehmigung', 'genehmigungen'].map(stem)).size).to.equal(1);
    expect(stem('leitung')).to.not.equal(stem('leistung'));
  });
  it('have an edit distance that counts swapped letters once', () => {
    expect(editDistance('urlaub', 'urlabu')).to.equal(1);
    expect(editDistance('urlaub', 'urlaub')).to.equal(0);
    expect(editDistance('urlaub', 'konzept', 2)).to.equal(3);
  });
});

describe('analysing', () => {
  it('splits compounds, joined or hyphened', () => {
    expect(features('Urlaubsantrag')).to.include.members(['s:urlaub', `s:${stem('antrag')}`]);
    expect(features('Verwaltungsassistenz')).to.include(`s:${stem('assistenz')}`);
    expect(features('Integrations-Konzept')).to.include(`s:${stem('konzept')}`);
  });
  it('repairs slips, but never a real word', () => {
    expect(analyser.analyse('genemigung').repairs.get('genemigung')).to.equal('genehmigung');
    expect(analyser.analyse('kordinierungsstele').repairs.size).to.equal(1);
    expect(analyser.analyse('Leistung').repairs.size).to.equal(0);
  });
  it('finds notions by word and by phrase with words between', () => {
    expect(features('Es gibt Streit')).to.include('c:konflikt');
    expect(features('ich will mir morgen frei nehmen')).to.include('c:urlaub');
    expect(features('ich nehme frei')).to.not.include('c:konflikt');
  });
  it('weighs filler words low but keeps them', () => {
    const { features: f } = analyser.analyse('der Urlaub');
    expect(f.get('s:der')).to.be.lessThan(0.2);
    expect(f.get('s:urlaub')).to.equal(1);
  });
  it('reports content words that nothing resembles', () => {
    expect(analyser.analyse('Quantenphysik und Urlaub').unknown).to.deep.equal(['quantenphysik', 'und']);
  });
});
