/**
 * Every case of every table has the outcome that was reviewed against the Erlass (test/cases/*.tsv): every combination,
 * or for a table too large to be read, every path of its dialog (facts that were not asked are empty).
 * After a deliberate change of a rule: UPDATE_GOLDEN=1 npx mocha dist/test/rules/golden.test.js, then review the diff row by row.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { type CompiledTable, type Facts, factsAt } from '../../src/rules/compile.js';
import { decide } from '../../src/rules/decide.js';
import { nextQuestion } from '../../src/rules/next.js';
import { assistant } from '../support.js';

/** More rows nobody reviews. */
const READABLE = 300;

function golden(table: CompiledTable): string {
  const names = table.merkmale.map((m) => m.id);
  const cases = table.size <= READABLE ? Array.from({ length: table.size }, (_, n) => factsAt(table.merkmale, n)) : paths(table, {});
  const rows = cases.map((facts) => {
    const decision = decide(table, facts);
    expect(decision.status).to.equal('entschieden');
    const places = [...new Set(decision.reasons.flatMap((r) => r.fundstellen.map((f) => f.stelle)))];
    return [...names.map((id) => facts[id] ?? ''), decision.outcomes.join(', '), places.join(', ')].join('\t');
  });
  return `${[...names, 'ergebnis', 'fundstellen'].join('\t')}\n${rows.join('\n')}\n`;
}

/** The facts at the end of every path of the dialog. */
function paths(table: CompiledTable, facts: Facts): Facts[] {
  const question = nextQuestion(table, facts);
  if (!question) return [facts];
  return (table.merkmale.find((m) => m.id === question)?.werte ?? []).flatMap((wert) => paths(table, { ...facts, [question]: wert }));
}

describe('every case of', () => {
  for (const [id, table] of assistant.tables) {
    it(`${id} (${table.size}) has its reviewed outcome`, () => {
      const file = join(PROJECT_ROOT, 'test', 'cases', `${id}.tsv`);
      const now = golden(table);
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, now);
      expect(existsSync(file), `${id}.tsv is missing`).to.equal(true);
      expect(now).to.equal(readFileSync(file, 'utf8'));
    });
  }
});
