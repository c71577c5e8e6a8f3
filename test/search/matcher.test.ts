import { expect } from 'chai';
import { Analyser } from '../../src/language/analyse.js';
import { Concepts, conceptData } from '../../src/language/concepts.js';
import { fold } from '../../src/language/fold.js';
import { tokenize } from '../../src/language/tokens.js';
import { Vocabulary } from '../../src/language/vocabulary.js';
import { isWord } from '../../src/search/data.js';
import { SearchIndex } from '../../src/search/index.js';
import type { Target } from '../../src/search/target.js';

const WAYS: Readonly<Record<string, readonly string[]>> = {
  urlaub: ['Wer genehmigt den Urlaub?', 'Urlaub beantragen', 'Wer entscheidet über meinen Urlaubsantrag?'],
  leitung: ['Wer leitet das Zentrum?', 'Wer darf Leitung sein?', 'Leitung des Zentrums'],
  antrag: ['Wann ist der Antrag zu stellen?', 'Antrag auf Förderung', 'Wer stellt den Antrag?', 'Frist für den Antrag'],
  partner: ['Welche Partner sind zu beteiligen?', 'Mit wem arbeitet das Zentrum zusammen?'],
};
const targets: Target[] = Object.entries(WAYS).map(([id, texts], i) => ({
  kind: i === 3 ? 'gap' : 'topic',
  id,
  variants: texts.map((text, n) => ({ text, group: n === 1 ? 1 : 0 })),
  words: [],
}));
const words = Object.values(WAYS)
  .flat()
  .flatMap((text) => tokenize(fold(text)));
const concepts = conceptData({ leiten: ['leitet', 'Leitung'], bitten: ['beantragen', 'Antrag'] });
const analyser = new Analyser(new Vocabulary(words), new Concepts(concepts), ['der', 'die', 'das', 'den', 'ist', 'wer', 'zu', 'auf']);
const index = new SearchIndex(targets, analyser);

/** The plain definition: cosine of the two vectors of weighed words. */
function cosine(question: string, way: string): number {
  const { features, shares, variantNorms } = index.data;
  const unseen = Math.log(Math.max(2, variantNorms.length));
  const vector = (text: string, all: boolean) =>
    new Map(
      [...analyser.analyse(text).features].flatMap(([name, weight]): [string, number][] => {
        const id = features.indexOf(name);
        if (!isWord(name) || (id < 0 && !all)) return [];
        return [[name, weight * (id < 0 ? unseen : -Math.log(shares[id] as number))]];
      }),
    );
  const [a, b] = [vector(question, true), vector(way, false)];
  const norm = (v: ReadonlyMap<string, number>) => Math.sqrt([...v.values()].reduce((sum, x) => sum + x * x, 0));
  const dot = [...a].reduce((sum, [name, x]) => sum + x * (b.get(name) ?? 0), 0);
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}

const QUESTIONS = [
  'Wer genehmigt Urlaub?',
  'Frist Antrag',
  'Partner',
  'Wer leitet den Urlaub der Partner?',
  'Quantenphysik und Leitung',
  '',
];

describe('Matcher', () => {
  it('finds for every target the similarity of its nearest way of asking', () => {
    let compared = 0;
    for (const question of QUESTIONS) {
      for (const hit of index.rank(question).hits) {
        const best = Math.max(...hit.target.variants.map(({ text }) => cosine(question, text)));
        expect(hit.similarity, `${question} / ${hit.target.id}`).to.be.closeTo(best, 1e-6);
        compared++;
      }
    }
    expect(compared).to.be.greaterThan(QUESTIONS.length * 2);
  });

  it('leaves nothing of one question for the next', () => {
    const ranked = (question: string) => index.rank(question).hits.map(({ target, score, coverage }) => [target.id, score, coverage]);
    const alone = QUESTIONS.map((question) => {
      const fresh = new SearchIndex(targets, analyser, index.data);
      return fresh.rank(question).hits.map(({ target, score, coverage }) => [target.id, score, coverage]);
    });
    expect(QUESTIONS.map(ranked)).to.deep.equal(alone);
    expect([...QUESTIONS].reverse().map(ranked).reverse()).to.deep.equal(alone);
  });

  it('numbers words and concepts before pairs and groups of letters', () => {
    const { features } = index.data;
    const count = features.filter(isWord).length;
    expect(count).to.be.greaterThan(0).and.lessThan(features.length);
    expect(features.slice(0, count).every(isWord)).to.equal(true);
  });
});
