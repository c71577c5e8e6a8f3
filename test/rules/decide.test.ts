import { expect } from 'chai';
import fc from 'fast-check';
import { compileTable, completions, type Facts, factsAt } from '../../src/rules/compile.js';
import { decide } from '../../src/rules/decide.js';
import { checkFacts, UNKNOWN } from '../../src/rules/facts.js';
import { nextQuestion, questionsLeft } from '../../src/rules/next.js';
import { assistant, knowledge } from '../support.js';
import { AND, OR, table } from './tables.js';

const outcome = (t: typeof AND, facts: Facts) => {
  const d = decide(compileTable(t), facts);
  return d.status === 'offen' ? 'offen' : d.outcomes[0];
};

/** Any facts of a real table, each known or not. */
const anyFacts = fc.constantFrom(...assistant.tables.values()).chain((t) =>
  fc.tuple(
    fc.constant(t),
    fc
      .record(Object.fromEntries(t.merkmale.map((m) => [m.id, fc.option(fc.constantFrom(...m.werte), { nil: undefined })])))
      .map((f) => Object.fromEntries(Object.entries(f).filter(([, v]) => v !== undefined)) as Facts),
  ),
);

describe('deciding with unknown facts', () => {
  it('follows three-valued and / or', () => {
    expect(outcome(AND, { a: 'nein' })).to.equal('falsch');
    expect(outcome(AND, { b: 'nein' })).to.equal('falsch');
    expect(outcome(AND, { a: 'ja' })).to.equal('offen');
    expect(outcome(AND, {})).to.equal('offen');
    expect(outcome(OR, { b: 'ja' })).to.equal('wahr');
    expect(outcome(OR, { a: 'nein' })).to.equal('offen');
  });

  it('agrees with the enumeration of all completions', () => {
    fc.assert(
      fc.property(anyFacts, ([t, facts]) => {
        const ids = new Set([...completions(t, facts)].map((n) => t.outcomeOf[n]));
        const d = decide(t, facts);
        expect(d.status).to.equal(ids.size === 1 ? 'entschieden' : 'offen');
        if (ids.size === 1) expect(d.outcomes).to.deep.equal(t.outcomes[[...ids][0] as number]);
      }),
      { numRuns: 400 },
    );
  });

  it('names as used a set of facts that alone carries the outcome', () => {
    fc.assert(
      fc.property(anyFacts, ([t, facts]) => {
        const d = decide(t, facts);
        if (d.status === 'offen') return;
        const used = Object.fromEntries(d.used.map((id) => [id, facts[id] as string]));
        expect(decide(t, used).outcomes).to.deep.equal(d.outcomes);
        expect([...d.used, ...d.irrelevant].sort()).to.deep.equal(Object.keys(facts).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('offers only changes that do change the outcome, as they say', () => {
    fc.assert(
      fc.property(anyFacts, ([t, facts]) => {
        const d = decide(t, facts);
        for (const change of d.changes) {
          const after = decide(t, { ...facts, ...change.set });
          expect(after.outcomes).to.deep.equal(change.outcomes).and.not.deep.equal(d.outcomes);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says for each open fact what its answers lead to', () => {
    const d = decide(compileTable(AND), { a: 'ja' });
    expect(d.open).to.deep.equal([{ merkmal: 'b', leadsTo: { ja: ['wahr'], nein: ['falsch'] } }]);
  });

  it('collects all matching rows, and the certain ones while facts are unknown', () => {
    const t = compileTable(
      table(
        ['a', 'b'],
        [
          [{ a: 'ja' }, 'eins'],
          [{ b: 'ja' }, 'zwei'],
        ],
        'sammelnd',
      ),
    );
    expect(decide(t, { a: 'ja', b: 'ja' }).outcomes).to.deep.equal(['eins: muss', 'zwei: muss']);
    expect(decide(t, { a: 'ja' })).to.deep.include({ status: 'offen', outcomes: ['eins: muss'] });
    expect(decide(t, { a: 'nein', b: 'nein' }).outcomes).to.deep.equal([]);
  });
});

describe('asking on', () => {
  it('never asks what cannot matter, and every path of every dialog ends', () => {
    for (const t of assistant.tables.values()) {
      const visit = (facts: Facts, skip: readonly string[], depth: number): void => {
        expect(depth).to.be.at.most(t.merkmale.length);
        const question = nextQuestion(t, facts, skip);
        if (!question) return;
        const open = decide(t, facts).open.map((o) => o.merkmal);
        expect(open).to.include(question);
        for (const wert of t.merkmale.find((m) => m.id === question)?.werte ?? []) visit({ ...facts, [question]: wert }, skip, depth + 1);
        visit(facts, [...skip, question], depth + 1);
      };
      visit({}, [], 0);
    }
  });

  it('asks first what settles most', () => {
    const t = table(
      ['selten', 'wichtig'],
      [
        [{ wichtig: 'nein' }, 'aus'],
        [{ wichtig: 'ja', selten: 'ja' }, 'an'],
        [{ wichtig: 'ja', selten: 'nein' }, 'halb'],
      ],
    );
    expect(nextQuestion(compileTable(t), {})).to.equal('wichtig');
  });

  it('knows how many questions there can still be', () => {
    const t = compileTable(AND);
    expect(questionsLeft(t, {})).to.equal(2);
    expect(questionsLeft(t, { a: 'ja' })).to.equal(1);
    expect(questionsLeft(t, { a: 'nein' })).to.equal(0);
  });
});

describe('facts from outside', () => {
  const tabelle = [...knowledge.tabellen.values()][0] as typeof AND;
  it('are refused with a German sentence and what is allowed', () => {
    const wrong = checkFacts(tabelle, { 'gibt-es-nicht': 'x', [tabelle.merkmale[0]?.id as string]: 'quatsch' });
    expect(wrong.ok).to.equal(false);
    expect(!wrong.ok && wrong.errors).to.have.length(2);
    expect(!wrong.ok && wrong.errors[1]).to.include('Erlaubt sind');
  });
  it('are refused with a suggestion, shortened where they are long', () => {
    const [merkmal] = tabelle.merkmale;
    const wert = Object.keys(merkmal?.werte ?? {})[0] ?? '';
    const slip = checkFacts(tabelle, { [`${merkmal?.id}x`]: wert, [merkmal?.id as string]: `${wert}x` });
    expect(!slip.ok && slip.errors[0])
      .to.include(`Meinten Sie „${merkmal?.id}“?`)
      .and.not.include('Es gibt:');
    expect(!slip.ok && slip.errors[1])
      .to.include(`Meinten Sie „${wert}“?`)
      .and.include(UNKNOWN);
    for (const [length, cut] of [
      [60, false],
      [61, true],
    ] as const) {
      const long = checkFacts(tabelle, { [merkmal?.id as string]: 'x'.repeat(length) });
      expect(!long.ok && long.errors[0]?.includes(`„${cut ? `${'x'.repeat(57)}…` : 'x'.repeat(60)}“`)).to.equal(true);
    }
    expect(checkFacts(tabelle, {})).to.deep.equal({ ok: true, facts: {} });
  });
  it('may be unknown', () => {
    expect(checkFacts(tabelle, { [tabelle.merkmale[0]?.id as string]: UNKNOWN })).to.deep.equal({ ok: true, facts: {} });
  });
  it('are not fooled by names of the language', () => {
    expect(checkFacts(tabelle, { constructor: 'x' }).ok).to.equal(false);
    expect(checkFacts(tabelle, { [tabelle.merkmale[0]?.id as string]: 'toString' }).ok).to.equal(false);
  });
});

describe('enumeration', () => {
  it('numbers every combination once', () => {
    for (const t of assistant.tables.values()) {
      const seen = new Set(Array.from({ length: t.size }, (_, n) => JSON.stringify(factsAt(t.merkmale, n))));
      expect(seen.size).to.equal(t.size);
      for (let n = 0; n < t.size; n++) expect([...completions(t, factsAt(t.merkmale, n))]).to.deep.equal([n]);
    }
  });
});
