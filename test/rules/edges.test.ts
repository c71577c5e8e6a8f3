/** Edges of the interpreter that the tables of the knowledge do not reach; each case was a survivor of mutation testing. */
import { expect } from 'chai';
import type { Merkmal, Tabelle } from '../../src/knowledge/schema/regel.js';
import { compileTable, completions, MAX_COMBINATIONS } from '../../src/rules/compile.js';
import { decide } from '../../src/rules/decide.js';
import { checkFacts } from '../../src/rules/facts.js';
import { nextQuestion, questionsLeft } from '../../src/rules/next.js';
import { phraseChanges } from '../../src/rules/phrase.js';
import { verifyTable } from '../../src/rules/verify.js';
import { AND, table } from './tables.js';

/** If a, then b tells wahr from falsch; else c tells weder from noch. */
const MUX = table(
  ['a', 'b', 'c'],
  [
    [{ a: 'ja', b: 'ja' }, 'wahr'],
    [{ a: 'ja', b: 'nein' }, 'falsch'],
    [{ a: 'nein', c: 'ja' }, 'weder'],
    [{ a: 'nein', c: 'nein' }, 'noch'],
  ],
);

/** A table with one Merkmal of `count` values. */
function wide(count: number): Tabelle {
  const werte = Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${i}`, `w${i}`]));
  const one = table(['a'], [[{}, 'x']]);
  return { ...one, merkmale: [{ ...(one.merkmale[0] as Merkmal), werte }] };
}

describe('questions left', () => {
  it('are two where one answer tells which other one matters', () => {
    const t = compileTable(MUX);
    expect(nextQuestion(t, {})).to.equal('a');
    expect(questionsLeft(t, {}, [], () => false)).to.equal(2);
    expect(questionsLeft(t, { a: 'nein' }, [], () => false)).to.equal(1);
  });

  it('are three where that one may be skipped, which is the default', () => {
    const t = compileTable(MUX);
    expect(questionsLeft(t, {})).to.equal(3);
    expect(questionsLeft(t, {}, [], (id) => id === 'a')).to.equal(3);
    expect(questionsLeft(t, {}, [], (id) => id !== 'a')).to.equal(2);
    expect(questionsLeft(t, {}, ['a'], () => false)).to.equal(2);
  });
});

describe('questions left with three answers', () => {
  it('follow the answer that was given, not the others', () => {
    const three = table(
      ['a', 'b'],
      [
        [{ a: 'ja' }, 'x'],
        [{ a: 'nein', b: 'ja' }, 'y'],
        [{ a: 'nein', b: 'nein' }, 'z'],
      ],
    );
    const werte = { ja: 'ja', nein: 'nein', halb: 'halb' };
    const t = compileTable({
      ...three,
      merkmale: [{ ...(three.merkmale[0] as Merkmal), werte }, three.merkmale[1] as Merkmal],
      zeilen: [...three.zeilen, { ...(three.zeilen[0] as Tabelle['zeilen'][number]), id: 'halb', wenn: { a: 'halb' } }],
    });
    expect(nextQuestion(t, {})).to.equal('a');
    expect(questionsLeft(t, { a: 'halb' }, [], () => false)).to.equal(0);
    expect(questionsLeft(t, {}, [], () => false)).to.equal(2);
  });
});

describe('compiling', () => {
  it('takes as many combinations as allowed, and not one more', () => {
    expect(compileTable(wide(MAX_COMBINATIONS)).rows).to.have.length(MAX_COMBINATIONS);
    expect(() => compileTable(wide(MAX_COMBINATIONS + 1))).to.throw(RangeError, String(MAX_COMBINATIONS + 1));
    expect(
      verifyTable(wide(MAX_COMBINATIONS))
        .map((d) => d.problem)
        .join(),
    ).not.to.include('Kombinationen');
    expect(
      verifyTable(wide(MAX_COMBINATIONS + 1))
        .map((d) => d.problem)
        .join(),
    ).to.include('Kombinationen');
  });

  it('lists completions in ascending order', () => {
    const t = compileTable(MUX);
    expect([...completions(t, {})]).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...completions(t, { b: 'nein' })]).to.deep.equal([2, 3, 6, 7]);
  });

  it('never applies a row that asks for an unknown Merkmal', () => {
    const t = compileTable({ ...AND, zeilen: [{ ...(AND.zeilen[0] as Tabelle['zeilen'][number]), wenn: { gibtsnicht: 'ja' } }] });
    expect(t.rows.every((rows) => rows.length === 0)).to.equal(true);
  });
});

describe('facts', () => {
  it('name the Merkmal or value that was probably meant', () => {
    const near = table(
      ['abschluss'],
      [
        [{ abschluss: 'ja' }, 'x'],
        [{ abschluss: 'nein' }, 'y'],
      ],
    );
    const wrong = checkFacts(near, { abschlus: 'ja' });
    expect(wrong.ok ? '' : wrong.errors.join()).to.include('Meinten Sie „abschluss“?');
    const word = checkFacts(near, { abschluss: 'vier' });
    expect(word.ok).to.equal(false);
  });
});

describe('phrasing a change of a collecting table', () => {
  it('names what comes, what goes and what is graded anew, and nothing that stays', () => {
    const base = table(
      ['a'],
      [
        [{}, 'bleibt'],
        [{ a: 'ja' }, 'kommt'],
        [{ a: 'nein' }, 'geht'],
        [{ a: 'ja' }, 'steigt'],
        [{ a: 'nein' }, 'steigt'],
      ],
      'sammelnd',
    );
    const t: Tabelle = {
      ...base,
      stufen: { muss: { titel: 'muss', rang: 1 }, soll: { titel: 'soll', rang: 2 } },
      zeilen: base.zeilen.map((z) => (z.id === 'z4' ? { ...z, stufe: 'soll' } : z)),
    };
    const [sentence = ''] = phraseChanges(t, decide(compileTable(t), { a: 'nein' }));
    expect(sentence)
      .to.include('kämen hinzu: kommt')
      .and.include('fielen weg: geht')
      .and.include('änderte sich: steigt (muss)')
      .and.not.include('bleibt');
  });
});

describe('verifying', () => {
  const problems = (t: Tabelle) => verifyTable(t).map((d) => `${d.path}: ${d.problem}`);

  it('says where a gap is, even in the first case, but not of a collecting table', () => {
    const first = table(['a'], [[{ a: 'nein' }, 'x']]);
    expect(problems(first).join()).to.include('zeilen: Lücke: Für a=ja gilt keine Zeile.');
    const collecting = table(['a'], [[{ a: 'nein' }, 'x']], 'sammelnd');
    expect(problems(collecting).join()).not.to.include('Lücke');
  });

  it('refuses the same result twice in a collecting table, and takes two different ones', () => {
    const twice = table(
      ['a'],
      [
        [{ a: 'ja' }, 'x'],
        [{}, 'x'],
      ],
      'sammelnd',
    );
    expect(problems(twice).join()).to.include('Überschneidung: Für a=ja gelten „z0“ und „z1“ zugleich.');
    const two = table(
      ['a'],
      [
        [{ a: 'ja' }, 'x'],
        [{}, 'y'],
      ],
      'sammelnd',
    );
    expect(problems(two)).to.deep.equal([]);
  });

  it('wants a known grade in a collecting table, and none in the other kind', () => {
    const good = table(
      ['a'],
      [
        [{ a: 'ja' }, 'x'],
        [{ a: 'nein' }, 'y'],
      ],
      'sammelnd',
    );
    const unknown: Tabelle = { ...good, zeilen: good.zeilen.map((z) => ({ ...z, stufe: 'gibtsnicht' })) };
    expect(problems(unknown).join()).to.include('zeilen[0].stufe: Die Stufe fehlt oder ist unbekannt.');
    const missing: Tabelle = { ...good, zeilen: good.zeilen.map(({ stufe: _, ...z }) => z) as Tabelle['zeilen'] };
    expect(problems(missing).join()).to.include('zeilen[1].stufe: Die Stufe fehlt oder ist unbekannt.');
    const { stufen: _, ...noGrades } = good;
    expect(problems(noGrades as Tabelle).join()).to.include('zeilen[0].stufe');
    const graded: Tabelle = { ...AND, zeilen: AND.zeilen.map((z) => ({ ...z, stufe: 'muss' })) };
    expect(problems(graded).join()).to.include('zeilen[0].stufe: Eine Stufe gibt es nur in sammelnden Tabellen.');
  });

  it('passes on what is wrong with bands, with its place and a remedy', () => {
    const t: Tabelle = {
      ...AND,
      merkmale: [{ ...(AND.merkmale[0] as Merkmal), zahl: { einheit: 'x', baender: { ja: { unter: 1 } } } }, AND.merkmale[1] as Merkmal],
    };
    const [defect] = verifyTable(t);
    expect(defect?.path).to.equal('merkmale[0].zahl');
    expect(defect?.problem).to.include('fehlt der Zahlenbereich');
    expect(defect?.remedy).to.include('lückenlos');
  });

  it('names the known Merkmale where one is unknown', () => {
    const t: Tabelle = { ...AND, zeilen: AND.zeilen.map((z) => ({ ...z, wenn: { c: 'ja' } })) };
    expect(verifyTable(t)[0]?.remedy).to.equal('Eines von: a, b.');
  });
});
