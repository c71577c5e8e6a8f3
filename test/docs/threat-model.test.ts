/** Each threat names a test that is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';

describe('docs/threat-model.md', () => {
  const text = readFileSync(join(PROJECT_ROOT, 'docs', 'threat-model.md'), 'utf8');

  it('names tests and files that exist', () => {
    const tests = [...text.matchAll(/`((?:\.\.\/)?[\w/-]+\.test\.ts)`/g)].map((m) => m[1] ?? '');
    expect(tests.length).to.be.greaterThan(20);
    for (const test of tests) {
      const path = test.startsWith('test/') ? test : join('test', 'teams', test);
      expect(existsSync(join(PROJECT_ROOT, path)), test).to.equal(true);
    }
    for (const [, file = ''] of text.matchAll(/`(src\/[\w/.-]+\.ts)`/g)) expect(existsSync(join(PROJECT_ROOT, file)), file).to.equal(true);
  });
});
