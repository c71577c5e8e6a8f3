/** The document that jurists sign says what the tables say, and is fresh. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { diagramOf } from '../../src/review/diagram.js';
import { regelwerk } from '../../src/review/regelwerk.js';
import { assistant, knowledge } from '../support.js';

const text = regelwerk(knowledge, assistant.tables);

describe('the document for jurists', () => {
  it('is fresh: run `npm run review` after a change of the rules', () => {
    expect(readFileSync(join(PROJECT_ROOT, 'docs', 'regelwerk.md'), 'utf8')).to.equal(text);
  });

  it('holds every row with its reason and labels every interpretation', () => {
    for (const { zeilen } of knowledge.tabellen.values()) {
      for (const { grund, auslegung } of zeilen) {
        expect(text).to.include(grund);
        if (auslegung) expect(text).to.include(`**Auslegung:** ${auslegung}`);
      }
    }
  });

  it('lists every norm once in its coverage', () => {
    const [, coverage = ''] = text.split('## Abdeckung');
    expect(coverage.split('\n').filter((row) => /^\| (?:Nr\.|Kopf)/.test(row))).to.have.length(knowledge.normen.length);
  });

  it('draws diagrams that are closed: every arrow leads from and to a drawn node', () => {
    for (const table of assistant.tables.values()) {
      const diagram = diagramOf(table);
      const drawn = new Set([...diagram.matchAll(/^ {2}([new]\d+)[([{]/gm)].map((m) => m[1]));
      const ends = [...diagram.matchAll(/^ {2}([new]\d+) -->\|"[^"]*"\| ([new]\d+)$/gm)].flatMap((m) => [m[1], m[2]]);
      expect(ends.length, table.tabelle.id).to.be.greaterThan(1);
      expect(ends.filter((end) => !drawn.has(end))).to.deep.equal([]);
    }
  });
});
