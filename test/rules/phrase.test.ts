/** A decision in plain German, made from the words of the table alone. */
import { expect } from 'chai';
import type { Tabelle } from '../../src/knowledge/schema/regel.js';
import { compileTable, type Facts } from '../../src/rules/compile.js';
import { decide } from '../../src/rules/decide.js';
import { grades, phraseChanges, phraseFact, phraseFacts } from '../../src/rules/phrase.js';
import { AND, table } from './tables.js';

const WORDED: Tabelle = {
  ...AND,
  merkmale: AND.merkmale.map((m) => ({
    ...m,
    name: m.id.toUpperCase(),
    ...(m.id === 'a' ? { wenn: { ja: 'a gälte', nein: 'a nicht gälte' } } : {}),
  })),
  ergebnisse: { wahr: { titel: 'Wahr.', waere: 'Wahr wäre es', art: 'ja' }, falsch: { titel: 'Falsch', art: 'nein' } },
};

const changesOf = (tabelle: Tabelle, facts: Facts) => phraseChanges(tabelle, decide(compileTable(tabelle), facts));

describe('a decision in words', () => {
  it('names facts in the order of the table, all of them or some', () => {
    expect(phraseFacts(WORDED, { b: 'ja', a: 'nein' })).to.deep.equal(['A: nein', 'B: ja']);
    expect(phraseFacts(WORDED, { b: 'ja', a: 'nein' }, ['b'])).to.deep.equal(['B: ja']);
    expect(phraseFacts(WORDED, {})).to.deep.equal([]);
    expect(phraseFact(WORDED.merkmale[0] as Tabelle['merkmale'][number], undefined)).to.equal(undefined);
  });

  it('joins the ways to one outcome with "oder" and their parts with "und"', () => {
    expect(changesOf(WORDED, { a: 'ja', b: 'ja' })).to.deep.equal(['Falsch, wenn a nicht gälte oder „B“ „nein“ wäre.']);
    expect(changesOf(WORDED, { a: 'nein', b: 'nein' })).to.deep.equal(['Wahr wäre es, wenn a gälte und „B“ „ja“ wäre.']);
    expect(changesOf(WORDED, { a: 'ja' })).to.deep.equal([]);
  });

  it('says what a change adds, takes away and regrades in a collecting table', () => {
    const base = table(
      ['a'],
      [
        [{ a: 'ja' }, 'eins'],
        [{ a: 'nein' }, 'zwei'],
        [{ a: 'ja' }, 'drei'],
        [{ a: 'nein' }, 'drei'],
      ],
      'sammelnd',
    );
    const collecting: Tabelle = {
      ...base,
      stufen: { muss: { titel: 'muss', rang: 1 }, soll: { titel: 'soll', rang: 2 } },
      ergebnisse: {
        eins: { titel: 'Eins', art: 'auskunft' },
        zwei: { titel: 'Zwei', art: 'auskunft' },
        drei: { titel: 'Drei', art: 'auskunft' },
      },
      zeilen: base.zeilen.map((z, i) => (i === 3 ? { ...z, stufe: 'soll' } : z)),
    };
    expect(changesOf(collecting, { a: 'ja' })).to.deep.equal([
      'Wenn „a“ „nein“ wäre, kämen hinzu: Zwei; fielen weg: Eins; änderte sich: Drei (soll).',
    ]);
    const onlyMore: Tabelle = { ...collecting, zeilen: collecting.zeilen.filter((z) => z.id === 'z1') };
    expect(changesOf(onlyMore, { a: 'ja' })).to.deep.equal(['Wenn „a“ „nein“ wäre, kämen hinzu: Zwei.']);
    expect(changesOf(onlyMore, { a: 'nein' })).to.deep.equal(['Wenn „a“ „ja“ wäre, fielen weg: Zwei.']);
    expect([...grades(['eins: muss', 'zwei: soll'])]).to.deep.equal([
      ['eins', 'muss'],
      ['zwei', 'soll'],
    ]);
  });
});
