import { expect } from 'chai';
import type { Tabelle } from '../../src/knowledge/schema/regel.js';
import { verifyTable } from '../../src/rules/verify.js';
import { knowledge } from '../support.js';
import { AND, table } from './tables.js';

const messages = (t: Tabelle) =>
  verifyTable(t)
    .map((d) => `${d.path}: ${d.problem}`)
    .join('\n');

describe('verifying tables', () => {
  it('accepts every table of the knowledge', () => {
    for (const t of knowledge.tabellen.values()) expect(verifyTable(t), t.id).to.deep.equal([]);
  });

  it('finds a gap, with an example', () => {
    expect(
      messages(
        table(
          ['a', 'b'],
          [
            [{ a: 'ja' }, 'x'],
            [{ a: 'nein', b: 'ja' }, 'y'],
          ],
        ),
      ),
    ).to.include('Lücke: Für a=nein, b=nein');
  });

  it('finds an overlap, with both rows', () => {
    expect(
      messages(
        table(
          ['a'],
          [
            [{ a: 'ja' }, 'x'],
            [{}, 'y'],
          ],
        ),
      ),
    ).to.include('„z0“ und „z1“');
  });

  it('finds a row that never applies', () => {
    const t = table(
      ['a'],
      [
        [{ a: 'ja' }, 'x'],
        [{ a: 'nein' }, 'y'],
      ],
    );
    t.zeilen.push({ ...(t.zeilen[0] as Tabelle['zeilen'][number]), id: 'nie', wenn: { a: 'vielleicht' } });
    expect(messages(t)).to.include('vielleicht');
  });

  it('finds a fact that never matters', () => {
    expect(
      messages(
        table(
          ['a', 'b'],
          [
            [{ a: 'ja' }, 'x'],
            [{ a: 'nein' }, 'y'],
          ],
        ),
      ),
    ).to.include('„b“ ändert nie etwas');
  });

  it('finds unknown facts, results and grades', () => {
    expect(
      messages({ ...AND, zeilen: [{ ...(AND.zeilen[0] as Tabelle['zeilen'][number]), wenn: { c: 'ja' }, dann: 'nichts', stufe: 'muss' }] }),
    )
      .to.include('„c“')
      .and.include('„nichts“')
      .and.include('sammelnden');
  });

  it('refuses more than 10,000 combinations', () => {
    const many = table(
      Array.from({ length: 14 }, (_, i) => `m${i}`),
      [[{}, 'x']],
    );
    expect(messages(many)).to.include('16384 Kombinationen');
  });

  it('finds doubled names', () => {
    expect(messages({ ...AND, merkmale: [...AND.merkmale, AND.merkmale[0] as Tabelle['merkmale'][number]] })).to.include('doppelt');
  });
});
