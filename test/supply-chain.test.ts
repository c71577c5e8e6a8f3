/** What the program is made of: licences that may be shipped, exact versions, nothing that runs at installation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { z } from 'zod/v4';
import { PROJECT_ROOT } from '../src/paths.js';

const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const locked = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        version: z.string().optional(),
        license: z.string().optional(),
        dev: z.boolean().optional(),
        devOptional: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
        integrity: z.string().optional(),
        resolved: z.string().optional(),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json'))).packages;
const production = Object.entries(locked).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional);

/** Licences that ask for nothing but their text to be kept, and the dictionary, whose data is shipped unchanged. */
const ALLOWED = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'BlueOak-1.0.0',
  '(AFL-2.1 OR BSD-3-Clause)',
];
const ALLOWED_FOR: Readonly<Record<string, string>> = { '@cspell/dict-de-de': 'LGPL-3.0' };
/** Older packages that name their licence in another field or a file; read by hand. */
const READ_BY_HAND: Readonly<Record<string, string>> = { cldrjs: 'MIT', 'escape-regexp-component': 'MIT', jspath: 'MIT' };
/** They want to run something at installation, and nothing is missing without it (`ignore-scripts`). */
const WITHOUT_THEIR_SCRIPT = ['botbuilder-dialogs', 'dtrace-provider'];

const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

describe('the production dependencies', () => {
  it('have licences of the list', () => {
    expect(production.length).to.be.greaterThan(100);
    const others = production.flatMap(([path, { license }]) => {
      const name = nameOf(path);
      const known = license ?? READ_BY_HAND[name] ?? 'none';
      return ALLOWED.includes(known) || ALLOWED_FOR[name] === known ? [] : [`${name}: ${known}`];
    });
    expect(others).to.deep.equal([]);
  });

  it('run nothing at installation', () => {
    expect(read('.npmrc')).to.include('ignore-scripts=true');
    const scripted = production.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(scripted).to.deep.equal(WITHOUT_THEIR_SCRIPT);
  });

  it('are each named in docs/decisions.md, with what for', () => {
    const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const decisions = read('docs/decisions.md');
    for (const name of Object.keys(dependencies)) expect(decisions).to.include(`\`${name}\``);
  });
});

describe('all dependencies', () => {
  it('have exact versions and a fingerprint', () => {
    const { dependencies, devDependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).to.match(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    for (const [path, { integrity, resolved }] of Object.entries(locked)) {
      if (path === '' || !resolved) continue;
      expect(integrity, path).to.match(/^sha512-/);
      expect(resolved, path).to.match(/^https:/);
    }
  });
});
