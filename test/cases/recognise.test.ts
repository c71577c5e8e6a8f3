/** Reading facts: patterns, negation, uncertainty, conflicts, numbers. */
import { expect } from 'chai';
import fc from 'fast-check';
import { clausesOf } from '../../src/cases/clauses.js';
import { matchPattern, reachOf } from '../../src/cases/match.js';
import { compilePattern, numberOf } from '../../src/cases/pattern.js';
import { createRecogniser, factsOf } from '../../src/cases/recognise.js';
import { fall } from '../../src/knowledge/schema/fall.js';
import { tabelle } from '../../src/knowledge/schema/regel.js';
import { assistant, knowledge } from '../support.js';

const PROBE = tabelle.parse({
  id: 'probe',
  titel: 'Probe',
  frage: 'Probe?',
  art: 'eindeutig',
  merkmale: [
    { id: 'abschluss', name: 'Abschluss', werte: { ja: 'ja', nein: 'nein' } },
    {
      id: 'stellen',
      name: 'Stellen',
      werte: { wenige: 'wenige', viele: 'viele' },
      zahl: { einheit: 'Stellen', baender: { wenige: { bis: 5 }, viele: { ueber: 5 } } },
    },
  ],
  ergebnisse: { x: { titel: 'x' } },
  zeilen: [{ id: 'z', wenn: {}, dann: 'x', grund: 'x', fundstellen: [{ stelle: '4.4', wortlaut: 'x' }] }],
});
const FALL = fall.parse({
  id: 'probe',
  anzeichen: ['bewerber*'],
  merkmale: {
    abschluss: {
      werte: {
        ja: ['master*', 'studi* + fertig', 'magister & irgendwo: urkunde'],
        nein: ['nicht: studi*', 'fraglich: anerkannt & nirgends: bescheid', 'nicht: recht* & nicht: migration*'],
      },
      unklar: ['gleichwert*'],
    },
    stellen: { zahl: ['# stellen - halbe', '# vollstellen'] },
  },
  beispiele: [1, 2, 3].map(() => ({ text: 'x', angaben: {} })),
});
const recogniser = createRecogniser(knowledge.sprache.falltext, new Map([['probe', FALL]]), new Map([['probe', PROBE]]), () => undefined);
const read = (text: string) => recogniser.read(recogniser.prepare(text))[0];
const facts = (text: string) => factsOf(read(text) ?? { table: 'probe', stated: [], unclear: [], signs: 0, asked: [] });

describe('reading facts from a text', () => {
  it('takes what is stated, with the words it came from', () => {
    expect(read('Bewerberin, Masterabschluss in Chemie')).to.deep.include({
      stated: [{ merkmal: 'abschluss', wert: 'ja', beleg: 'Masterabschluss' }],
      signs: 1,
    });
  });

  it('does not take a negation for an assertion, and keeps it within its clause', () => {
    expect(facts('Er hat keinen Master.')).to.deep.equal({});
    expect(facts('Sie hat nie studiert.')).to.deep.equal({ abschluss: 'nein' });
    expect(facts('Kein Führerschein, aber Master.')).to.deep.equal({ abschluss: 'ja' });
    expect(facts('Nicht nur Master, auch mehr.')).to.deep.equal({ abschluss: 'ja' });
    expect(facts('Weder Abitur noch irgendein langes Fachstudium oder Praktikum noch ein Master.')).to.deep.equal({});
  });

  it('does not take the end of a question for a negation', () => {
    expect(facts('Reicht ein Master oder nicht?')).to.deep.equal({ abschluss: 'ja' });
    expect(facts('Reicht es oder nicht: Master')).to.deep.equal({ abschluss: 'ja' });
    expect(facts('Bindend oder nicht: Studium')).to.deep.equal({});
    expect(facts('Studium oder nicht studiert')).to.deep.equal({ abschluss: 'nein' });
  });

  it('takes a sign for a sign though it is negated', () => {
    expect(read('Kein Bewerber da')).to.deep.include({ signs: 1 });
  });

  it('joins a label and what follows its colon', () => {
    expect(facts('Studium: nein. Führerschein: ja.')).to.deep.equal({ abschluss: 'nein' });
    expect(facts('Was ich noch sagen wollte: Studium fertig')).to.deep.equal({ abschluss: 'ja' });
  });

  it('takes nothing from what is uncertain or unclear', () => {
    expect(facts('Vielleicht hat er einen Master.')).to.deep.equal({});
    expect(read('Bewerber: Er hat einen Master oder etwas Gleichwertiges.')).to.deep.include({ stated: [], unclear: ['abschluss'] });
  });

  it('asks for what the text speaks of, even where it denies or doubts it', () => {
    expect(facts('Er ist Magister.')).to.deep.equal({});
    expect(facts('Er ist Magister. Ob es eine Urkunde gibt?')).to.deep.equal({ abschluss: 'ja' });
    expect(facts('Er ist Magister. Keine Urkunde.')).to.deep.equal({ abschluss: 'ja' });
  });

  it('leaves a fact open where the text says two things', () => {
    expect(read('Bewerber: Erst hat er nie studiert. Dann kam der Master.')).to.deep.include({ stated: [], unclear: ['abschluss'] });
  });

  it('joins two patterns that hold in different clauses', () => {
    expect(facts('Nichts mit Recht. Nichts mit Migration.')).to.deep.equal({ abschluss: 'nein' });
    expect(facts('Nichts mit Recht.')).to.deep.equal({});
  });

  it('takes a doubt for a fact where a pattern asks for it, unless another pattern holds', () => {
    expect(facts('Ob anerkannt, weiß niemand.')).to.deep.equal({ abschluss: 'nein' });
    expect(facts('Ob anerkannt, weiß niemand. Der Bescheid fehlt.')).to.deep.equal({});
    expect(facts('Das ist anerkannt.')).to.deep.equal({});
  });

  it('lets some words negate only what follows', () => {
    expect(facts('Master ohne Seminar')).to.deep.equal({ abschluss: 'ja' });
    expect(facts('Ohne jeden Master')).to.deep.equal({});
  });

  it('carries a negation over an "oder", and stops that of a lone noun before the rest of the clause', () => {
    const one = (text: string) => compilePattern(text);
    const reaches = (pattern: string, text: string) => {
      const [clause] = clausesOf(text, { separators: new Set(), abbreviations: new Set() }, () => undefined);
      const words = clause?.words ?? [];
      const negations = words.flatMap((word, at) =>
        /^(?:kein|keine|ohne)$/.test(word.folded) ? [{ at, ahead: word.folded === 'ohne', reach: reachOf(words, at) }] : [],
      );
      return matchPattern(one(pattern), { words }, negations) !== undefined;
    };
    expect(reaches('nicht: recht', 'keine Kurse zu Migration oder zum Recht')).to.equal(true);
    expect(reaches('erteilt', 'Ausnahme ohne Studium erteilt')).to.equal(true);
    expect(reaches('nicht: recht', 'ohne Bezug zum Recht')).to.equal(true);
    expect(reaches('nicht: erfahrung', 'ohne jede berufliche Erfahrung')).to.equal(true);
    expect(reaches('nicht: antrag', 'ohne dass ein Antrag vorlag')).to.equal(true);
  });

  it('puts numbers into bands, in digits and in words', () => {
    expect(facts('Wir haben 4,5 Stellen.')).to.deep.equal({ stellen: 'wenige' });
    expect(facts('Wir haben sechs Stellen.')).to.deep.equal({ stellen: 'viele' });
    expect(facts('Wir haben sechs Stellen, halbe sind das.')).to.deep.equal({ stellen: 'viele' });
    expect(facts('Wir haben sechs halbe Stellen.')).to.deep.equal({});
    expect(facts('Wir haben 4 volle und 3 halbe Stellen.')).to.deep.equal({ stellen: 'viele' });
    expect(read('Wir haben zwei volle und eine halbe.')?.stated[0]?.beleg).to.equal('zwei volle und eine halbe');
    expect(facts('Eine voll, zwei mit halber Stelle')).to.deep.equal({ stellen: 'wenige' });
    expect(['viereinhalb', 'zwei', 'halbe', '4,5', 'viele'].map(numberOf)).to.deep.equal([4.5, 2, 0.5, 4.5, undefined]);
  });
});

const PLAIN = { separators: new Set<string>(), abbreviations: new Set<string>() };

describe('clauses', () => {
  const steering = { separators: new Set(['und']), abbreviations: new Set(['dr']) };
  const cut = (text: string) => clausesOf(text, steering, () => undefined).map(({ words }) => words.map((w) => w.folded).join(' '));

  it('end at a stop unless it is that of an abbreviation', () => {
    expect(cut('Was ist zu tun. Dr. Lenz war z.B. da. Ende')).to.deep.equal(['was ist zu tun', 'dr lenz war zb da', 'ende']);
  });

  it('open at a separator unless only a word stands before it', () => {
    expect(cut('Migration und Recht fehlen')).to.deep.equal(['migration und recht fehlen']);
    expect(cut('Er hat Recht und Migration fehlt')).to.deep.equal(['er hat recht', 'und migration fehlt']);
    expect(cut('Im Plan, Recht und Migration')).to.deep.equal(['im plan', 'recht und migration']);
  });
});

describe('patterns', () => {
  const clause = (text: string) => clausesOf(text, PLAIN, () => undefined)[0] ?? { words: [] };
  const matches = (pattern: string, text: string) => matchPattern(compilePattern(pattern), clause(text), []) !== undefined;

  it('know where their clause begins and ends', () => {
    const holds = (pattern: string, text: string) => {
      const [clause] = clausesOf(text, { separators: new Set(), abbreviations: new Set() }, () => undefined);
      return matchPattern(compilePattern(pattern), clause ?? { words: [] }, []) !== undefined;
    };
    expect(holds('^ unser chef $', 'Unser Chef, ein Lehrer')).to.equal(true);
    expect(holds('^ unser chef $', 'Unser Chef sagt')).to.equal(false);
    expect(holds('chef $', 'der Chef')).to.equal(true);
    expect(holds('^ chef', 'der Chef')).to.equal(false);
  });

  it('know words in a row, wildcards at both ends, and what must not stand there', () => {
    expect(matches('ohne studium', 'ganz ohne Studium')).to.equal(true);
    expect(matches('ohne studium', 'ohne ein Studium')).to.equal(false);
    expect(matches('*verwaltung', 'Kreisverwaltung')).to.equal(true);
    expect(matches('*verwalt*', 'Kreisverwaltung')).to.equal(true);
    expect(matches('jahr* + amt - ehrenamt*', 'drei Jahre im Amt')).to.equal(true);
    expect(matches('jahr* + amt - ehrenamt*', 'drei Jahre ehrenamtlich im Amt')).to.equal(false);
  });

  it('know words of which any may stand, in the pattern and in named lists, of one word or several', () => {
    const lists = { stelle: ['rathaus', 'stadt* essen'], niemand: [] };
    const holds = (pattern: string, text: string) => matchPattern(compilePattern(pattern, lists), clause(text), []) !== undefined;
    expect(holds('leitet|führt das ki', 'sie führt das KI')).to.equal(true);
    expect(holds('im|vom {stelle} war', 'der im Rathaus war')).to.equal(true);
    expect(holds('der {stelle} war', 'wie er bei der Stadtverwaltung Essen war')).to.equal(true);
    expect(holds('der {stelle} war', 'wie er bei der Stadt war')).to.equal(false);
    expect(holds('jahr* - {stelle}', 'Jahre im Rathaus')).to.equal(false);
    expect(holds('{niemand} jahr*', 'drei Jahre')).to.equal(false);
  });

  it('take the first row of words that lets the rest fit', () => {
    const lists = { amt: ['amt', 'amt 50'] };
    expect(matchPattern(compilePattern('{amt} #', lists), clause('Amt 50 sechs Jahre'), [])).to.deep.include({ from: 0, to: 1 });
    expect(matchPattern(compilePattern('{amt} # jahre', lists), clause('Amt 50 sechs Jahre'), [])).to.deep.include({ to: 3, zahl: 6 });
  });

  it('see a slip as the word it was meant to be', () => {
    const [slip] = clausesOf('Bachlor', PLAIN, (word) => (word === 'bachlor' ? 'bachelor' : undefined));
    expect(matchPattern(compilePattern('bachelor*'), slip ?? { words: [] }, [])).to.deep.equal({ from: 0, to: 0 });
  });
});

describe('reading with the real knowledge', () => {
  it('only ever yields facts that the tables know, with words of the text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.lorem({ maxCount: 40 })), (text) => {
        for (const { table, stated } of assistant.recogniser.read(assistant.recogniser.prepare(text))) {
          for (const { merkmal, wert, beleg } of stated) {
            const known = knowledge.tabellen.get(table)?.merkmale.find((m) => m.id === merkmal);
            expect(Object.hasOwn(known?.werte ?? {}, wert)).to.equal(true);
            for (const words of beleg.split(' … ')) expect(text).to.include(words);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
