import { expect } from 'chai';
import type { Band, Merkmal } from '../../src/knowledge/schema/regel.js';
import { bandDefect, bandOf, readNumber } from '../../src/rules/bands.js';
import { checkFacts } from '../../src/rules/facts.js';
import { assistant, knowledge } from '../support.js';
import { AND } from './tables.js';

const posts = (baender: Record<string, Band>): Merkmal => ({
  id: 'umfang',
  name: 'Umfang',
  werte: Object.fromEntries(Object.keys(baender).map((wert) => [wert, wert])),
  wenn: {},
  zahl: { einheit: 'Stellen', baender },
});

const GOOD = posts({ wenige: { unter: 3 }, rahmen: { von: 3, bis: 5 }, viele: { ueber: 5 } });

describe('bands of numbers', () => {
  it('put each number into the band that holds it, edges where they are said to be', () => {
    const cases: [number, string | undefined][] = [
      [0, 'wenige'],
      [2.9, 'wenige'],
      [3, 'rahmen'],
      [4.5, 'rahmen'],
      [5, 'rahmen'],
      [5.01, 'viele'],
      [900, 'viele'],
      [-1, undefined],
    ];
    for (const [value, wert] of cases) expect(bandOf(GOOD, value), String(value)).to.equal(wert);
  });

  it('may be written in any order, and need not hold their lower edge', () => {
    const mixed = posts({ viele: { ueber: 5 }, wenige: { unter: 3 }, eins: { von: 3, bis: 3 }, rahmen: { ueber: 3, bis: 5 } });
    expect(bandDefect(mixed)).to.equal(undefined);
    expect([2, 3, 3.5, 5, 6].map((value) => bandOf(mixed, value))).to.deep.equal(['wenige', 'eins', 'rahmen', 'rahmen', 'viele']);
    expect(bandOf(posts({ a: { ueber: 0, bis: 1 } }), 0)).to.equal(undefined);
  });

  it('have no number for a fact without bands', () => {
    expect(bandOf(AND.merkmale[0] as Merkmal, 1)).to.equal(undefined);
    expect(bandDefect(AND.merkmale[0] as Merkmal)).to.equal(undefined);
  });

  it('are refused with a gap, an overlap, a missing or unknown value, or an open end', () => {
    expect(bandDefect(GOOD)).to.equal(undefined);
    const { zahl: _, ...without } = GOOD;
    const wrong: [Merkmal, RegExp][] = [
      [posts({ a: { unter: 3 }, b: { ueber: 3 } }), /Lücke oder eine Überschneidung/],
      [posts({ a: { bis: 3 }, b: { von: 3 } }), /Lücke oder eine Überschneidung/],
      [posts({ a: { unter: 3 }, b: { von: 4 } }), /Lücke oder eine Überschneidung/],
      [posts({ a: { bis: 3 } }), /nach oben nicht offen/],
      [posts({ a: { von: 1 } }), /beginnt nicht bei 0/],
      [posts({ a: { ueber: 0 } }), /beginnt nicht bei 0/],
      [posts({}), /beginnt nicht bei 0/],
      [posts({ a: { bis: 3 }, b: { ueber: 3, bis: 3 }, c: { ueber: 3 } }), /leer/],
      [posts({ a: { bis: 4 }, b: { ueber: 4, bis: 3 } }), /nach oben nicht offen/],
      [posts({ a: { bis: 4 }, b: { von: 5, unter: 4 }, c: { ueber: 9 } }), /Lücke|leer/],
      [{ ...without, werte: { a: 'a', b: 'b' }, zahl: { einheit: 'x', baender: { a: {} } } }, /fehlt der Zahlenbereich/],
      [{ ...without, werte: { a: 'a' }, zahl: { einheit: 'x', baender: { a: {}, b: {} } } }, /gibt es nicht/],
    ];
    for (const [m, message] of wrong) expect(bandDefect(m)).to.match(message);
  });

  it('read numbers as people write them', () => {
    expect(['4,5', '4.5', ' 3 ', '½', '4½', '12 ½', '0', '1234', '4,125'].map(readNumber)).to.deep.equal([
      4.5, 4.5, 3, 0.5, 4.5, 12.5, 0, 1234, 4.125,
    ]);
    const no = ['', 'vier', '4,5,6', '-1', '1e9', '12345', '½ Stelle', 'x½', '½x', 'a4½', '4½a', '4½½', '4 x ½', '4,1234'];
    expect(no.map(readNumber)).to.deep.equal(no.map(() => undefined));
  });

  it('are sound in every table, and a number is as good as the value', () => {
    for (const { tabelle } of assistant.tables.values()) {
      for (const m of tabelle.merkmale) {
        expect(bandDefect(m), `${tabelle.id} ${m.id}`).to.equal(undefined);
        for (const [wert, { von, bis }] of Object.entries(m.zahl?.baender ?? {})) {
          for (const edge of [von, bis].filter((n) => n !== undefined))
            expect(checkFacts(tabelle, { [m.id]: String(edge).replace('.', ',') })).to.deep.equal({ ok: true, facts: { [m.id]: wert } });
        }
      }
    }
    expect(knowledge.tabellen.size).to.be.greaterThan(2);
  });
});
