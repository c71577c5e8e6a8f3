/** What the interpreter says about a case, compared with looking at every combination in the plainest way. */
import { expect } from 'chai';
import { type CompiledTable, compileTable, completions, type Facts, factsAt, settledOutcome } from '../../src/rules/compile.js';
import { decide, matters, openFacts } from '../../src/rules/decide.js';
import { nextQuestion, questionsLeft } from '../../src/rules/next.js';
import { assistant } from '../support.js';
import { AND } from './tables.js';

/** Small real tables, so that everything can be tried. */
const small = [...assistant.tables.values()].filter((t) => t.size <= 150);
const key = (facts: Facts) => JSON.stringify(Object.entries(facts).sort());
const differing = (t: CompiledTable, a: Facts, b: Facts) => t.merkmale.filter((m) => a[m.id] !== b[m.id]).map((m) => m.id);

/** All partial facts of a table. */
function partial(t: CompiledTable): Facts[] {
  return t.merkmale.reduce<Facts[]>((all, m) => all.flatMap((f) => [f, ...m.werte.map((wert) => ({ ...f, [m.id]: wert }))]), [{}]);
}

describe('compared with every combination', () => {
  it('changes are all the smallest ones to each other outcome, and no others', () => {
    for (const t of small.filter((one) => one.tabelle.art === 'eindeutig')) {
      for (let n = 0; n < t.size; n += 3) {
        const facts = factsAt(t.merkmale, n);
        const best = new Map<number, { size: number; sets: Set<string> }>();
        for (let other = 0; other < t.size; other++) {
          const outcome = t.outcomeOf[other] as number;
          if (outcome === t.outcomeOf[n]) continue;
          const there = factsAt(t.merkmale, other);
          const ids = differing(t, facts, there);
          const set = key(Object.fromEntries(ids.map((id) => [id, there[id] as string])));
          const known = best.get(outcome);
          if (!known || ids.length < known.size) best.set(outcome, { size: ids.length, sets: new Set([set]) });
          else if (ids.length === known.size) known.sets.add(set);
        }
        const expected = [...best].flatMap(([outcome, { sets }]) => [...sets].map((set) => `${t.outcomes[outcome]?.join()} ${set}`)).sort();
        const found = decide(t, facts).changes.map((c) => `${c.outcomes.join()} ${key(c.set)}`);
        expect(found.sort(), `${t.tabelle.id} ${key(facts)}`).to.deep.equal(expected);
      }
    }
  });

  it('changes of a collecting table are those of a single fact', () => {
    for (const t of small.filter((one) => one.tabelle.art === 'sammelnd')) {
      for (let n = 0; n < t.size; n++) {
        const facts = factsAt(t.merkmale, n);
        const expected = t.merkmale.flatMap((m) =>
          m.werte
            .filter((wert) => wert !== facts[m.id] && settledOutcome(t, { ...facts, [m.id]: wert }) !== t.outcomeOf[n])
            .map((wert) => key({ [m.id]: wert })),
        );
        expect(
          decide(t, facts)
            .changes.map((c) => key(c.set))
            .sort(),
        ).to.deep.equal(expected.sort());
      }
    }
  });

  it('a fact matters exactly where two of its values lead apart', () => {
    for (const t of small) {
      for (const facts of partial(t)) {
        const open = openFacts(t, facts).map((o) => o.merkmal);
        for (const m of t.merkmale) {
          if (facts[m.id] !== undefined) continue;
          const { [m.id]: _, ...others } = facts;
          const expected = completions(t, others).some((n) => {
            const there = factsAt(t.merkmale, n);
            return m.werte.some((wert) => settledOutcome(t, { ...there, [m.id]: wert }) !== t.outcomeOf[n]);
          });
          expect(matters(t, facts, m.id)).to.equal(expected);
          expect(open.includes(m.id)).to.equal(expected);
        }
      }
    }
    expect(matters(small[0] as CompiledTable, {}, 'gibt-es-nicht')).to.equal(false);
  });

  it('the facts named as used are smallest by inclusion, later facts given up first', () => {
    for (const t of small) {
      for (const facts of partial(t)) {
        const outcome = settledOutcome(t, facts);
        if (outcome === undefined) continue;
        let kept: Facts = facts;
        for (const m of [...t.merkmale].reverse()) {
          const { [m.id]: _, ...less } = kept;
          if (settledOutcome(t, less) === outcome) kept = less;
        }
        const expected = t.merkmale.map((m) => m.id).filter((id) => kept[id] !== undefined);
        const d = decide(t, facts);
        expect(d.used).to.deep.equal(expected);
        expect(d.irrelevant).to.have.members(Object.keys(facts).filter((id) => !expected.includes(id)));
        expect(d.open).to.deep.equal([]);
      }
    }
  });

  it('reasons are the rows that apply, in the order of the table, each once', () => {
    for (const t of small) {
      for (const facts of partial(t)) {
        const d = decide(t, facts);
        const all = [...completions(t, facts)].map((n) => t.rows[n] ?? []);
        const rows = t.tabelle.zeilen.filter((_, i) =>
          d.status === 'offen' ? all.every((r) => r.includes(i)) : all.some((r) => r.includes(i)),
        );
        expect(d.reasons.map((r) => r.zeile)).to.deep.equal(rows.map((z) => z.id));
        expect(d.reasons.map((r) => [r.auslegung, r.hinweis])).to.deep.equal(rows.map((z) => [z.auslegung, z.hinweis]));
        expect(d.nextSteps).to.deep.equal(rows.flatMap((z) => z.naechster_schritt ?? []));
        for (const r of d.reasons) expect(Object.values(r)).not.to.include(undefined);
      }
    }
  });

  it('the next question is the one with the least uncertainty left, the first of equals', () => {
    for (const t of small) {
      for (const facts of partial(t).filter((_, i) => i % 3 === 0)) {
        const entropy = (f: Facts) => {
          const outcomes = [...completions(t, f)].map((n) => t.outcomeOf[n] as number);
          return [...new Set(outcomes)].reduce((sum, o) => {
            const p = outcomes.filter((x) => x === o).length / outcomes.length;
            return sum - p * Math.log2(p);
          }, 0);
        };
        const scored = t.merkmale
          .filter((m) => facts[m.id] === undefined && matters(t, facts, m.id))
          .map((m) => ({ id: m.id, left: m.werte.reduce((sum, wert) => sum + entropy({ ...facts, [m.id]: wert }), 0) / m.werte.length }));
        const least = Math.min(...scored.map((s) => s.left));
        expect(nextQuestion(t, facts)).to.equal(scored.find((s) => s.left < least + 1e-9)?.id);
        const [first] = scored;
        if (first) expect(nextQuestion(t, facts, [first.id])).not.to.equal(first.id);
      }
    }
  });
});

describe('how many questions can still come', () => {
  /** The longest path, walked without any memory. */
  function longest(t: CompiledTable, facts: Facts, skip: readonly string[], canSkip: (id: string) => boolean): number {
    const question = nextQuestion(t, facts, skip);
    if (question === undefined) return 0;
    const werte = t.merkmale.find((m) => m.id === question)?.werte ?? [];
    const answered = werte.map((wert) => longest(t, { ...facts, [question]: wert }, skip, canSkip));
    return 1 + Math.max(...answered, canSkip(question) ? longest(t, facts, [...skip, question], canSkip) : 0);
  }

  it('is the longest path, with "weiß nicht" where it is allowed', () => {
    for (const t of small.filter((one) => one.merkmale.length <= 4)) {
      const [first] = t.merkmale;
      for (const canSkip of [() => true, () => false, (id: string) => id !== first?.id]) {
        expect(questionsLeft(t, {}, [], canSkip), t.tabelle.id).to.equal(longest(t, {}, [], canSkip));
        for (const m of t.merkmale) expect(questionsLeft(t, {}, [m.id], canSkip)).to.equal(longest(t, {}, [m.id], canSkip));
      }
      expect(questionsLeft(t, {})).to.equal(longest(t, {}, [], () => true));
    }
    expect(questionsLeft(compileTable(AND), { a: 'ja' }, ['b'])).to.equal(0);
  });
});
