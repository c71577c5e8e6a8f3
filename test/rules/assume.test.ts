import { expect } from 'chai';
import type { Tabelle } from '../../src/knowledge/schema/regel.js';
import { assumedFacts } from '../../src/rules/assume.js';
import { verifyTable } from '../../src/rules/verify.js';
import { AND } from './tables.js';

const withAnnahme = (annahme: string): Tabelle => ({ ...AND, merkmale: AND.merkmale.map((m) => (m.id === 'b' ? { ...m, annahme } : m)) });

describe('assumptions of the normal case', () => {
  it('fill in only what is not known', () => {
    expect(assumedFacts(withAnnahme('ja'), { a: 'ja' })).to.deep.equal({ b: 'ja' });
    expect(assumedFacts(withAnnahme('ja'), { b: 'nein' })).to.deep.equal({});
    expect(assumedFacts(AND, {})).to.deep.equal({});
  });

  it('are not made where a person does not know, or a text left it unclear', () => {
    expect(assumedFacts(withAnnahme('ja'), {}, ['b'])).to.deep.equal({});
    expect(assumedFacts(withAnnahme('ja'), {}, ['a'])).to.deep.equal({ b: 'ja' });
  });

  it('name a value of their Merkmal', () => {
    expect(verifyTable(withAnnahme('ja'))).to.deep.equal([]);
    expect(verifyTable(withAnnahme('vielleicht'))[0]).to.include({
      path: 'merkmale[1].annahme',
      problem: 'Den Wert „vielleicht“ gibt es nicht.',
    });
  });
});
