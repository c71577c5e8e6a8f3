/** docs/store-check.md names a test for each rule: the tests must be there. Rules without a better home are held here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CARDS_FOLDER, PROJECT_ROOT } from '../src/paths.js';

const read = (...path: string[]) => readFileSync(join(PROJECT_ROOT, ...path), 'utf8');
const rows = read('docs', 'store-check.md')
  .split('\n')
  .filter((line) => /^\| (?!\*\*|Rule|-)/.test(line));
const manifest = JSON.parse(read('appPackage', 'manifest.json')) as {
  permissions: string[];
  authorization?: unknown;
  composeExtensions: { commands: { type: string; parameters?: { description?: string }[] }[] }[];
};

describe('the store check', () => {
  it('has a row for each rule, with a test or an honest reason', () => {
    expect(rows.length).to.be.greaterThan(40);
    for (const row of rows) {
      const held = row.split('|')[3]?.trim() ?? '';
      expect(held, row).to.match(/`test\/|not held|partly|none|as above|the page was made|the description/);
    }
  });

  it('names tests that exist', () => {
    const named = rows.flatMap((row) => [...row.matchAll(/`(test\/[\w/-]+\.test\.ts)`(?: "([^"]+)")?/g)]);
    expect(named.length).to.be.greaterThan(30);
    for (const [, file = '', title = ''] of named)
      expect(read(...file.split('/')), `${file}: ${title}`).to.include(title.replace(/"/g, ''));
  });
});

describe('the app, for the store,', () => {
  it('asks for no permission beyond the identity', () => {
    expect(manifest.permissions).to.deep.equal(['identity']);
    expect(manifest.authorization).to.equal(undefined);
  });

  it('keeps refresh out of every card template', () => {
    const templates = readdirSync(CARDS_FOLDER).filter((file) => file.endsWith('.template.json'));
    expect(templates.filter((file) => /"refresh"/.test(read('cards', file)))).to.deep.equal([]);
  });

  it('gives each search of the message extension a hint', () => {
    const searches = manifest.composeExtensions.flatMap((e) => e.commands.filter((c) => c.type === 'query'));
    expect(searches).to.have.length.greaterThan(0);
    for (const { parameters } of searches) for (const p of parameters ?? []) expect(p.description ?? '').to.have.length.within(10, 128);
  });
});
