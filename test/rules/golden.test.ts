/**
 * Every combination of every table has the outcome that was reviewed against the Erlass (test/cases/*.tsv).
 * After a deliberate change of a rule: UPDATE_GOLDEN=1 npx mocha dist/test/rules/golden.test.js, then review the diff row by row.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { type CompiledTable, factsAt } from '../../src/rules/compile.js';
import { decide } from '../../src/rules/decide.js';
import { assistant } from '../support.js';

function golden(table: CompiledTable): string {
  const names = table.merkmale.map((m) => m.id);
  const rows = Array.from({ length: table.size }, (_, n) => {
    const facts = factsAt(table.merkmale, n);
    const decision = decide(table, facts);
    const places = [...new Set(decision.reasons.flatMap((r) => r.fundstellen.map((f) => f.stelle)))];
    return [...names.map((id) => facts[id]), decision.outcomes.join(', '), places.join(', ')].join('\t');
  });
  return `${[...names, 'ergebnis', 'fundstellen'].join('\t')}\n${rows.join('\n')}\n`;
}

describe('every combination of', () => {
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
