/** What the toolkit, Azure and a data centre are given: files that are there, variables that somebody fills, settings the program takes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { parseConfig } from '../src/config.js';
import { PROJECT_ROOT } from '../src/paths.js';

const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const step = z.object({
  uses: z.string(),
  name: z.string().optional(),
  with: z.record(z.string(), z.unknown()),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const toolkitFile = z.strictObject({
  version: z.literal('v1.11'),
  environmentFolderPath: z.literal('./env'),
  provision: z.array(step),
  deploy: z.array(step),
  publish: z.array(step).optional(),
});
const bicep = read('infra/azure.bicep');
const outputs = [...bicep.matchAll(/^output (\w+) /gm)].map((m) => m[1] ?? '');
const uses = (steps: z.infer<typeof step>[] = []) => steps.map((s) => s.uses);

describe('the toolkit files', () => {
  for (const [file, environment] of [
    ['teamsapp.yml', 'env/.env.dev'],
    ['teamsapp.local.yml', 'env/.env.local'],
  ] as const) {
    const { provision, deploy, publish = [] } = toolkitFile.parse(parse(read(file)));
    const steps = [...provision, ...deploy, ...publish];

    it(`${file} creates, validates and packs the app`, () => {
      expect(uses(provision)).to.include.members([
        'teamsApp/create',
        'teamsApp/validateManifest',
        'teamsApp/zipAppPackage',
        'teamsApp/update',
      ]);
    });

    it(`${file} uses variables that the environment or a step before gives`, () => {
      const given = new Set([...read(environment).matchAll(/^(\w+)=/gm)].map((m) => m[1] ?? ''));
      for (const s of steps) {
        const files = JSON.stringify(s.with).includes('azure.parameters.json') ? read('infra/azure.parameters.json') : '';
        for (const [, name = ''] of `${JSON.stringify(s.with)}${files}`.matchAll(/\$\{\{(\w+)\}\}/g))
          expect([...given], `${s.uses}`).to.include(name);
        for (const name of Object.values(s.writeToEnvironmentFile ?? {})) given.add(name);
        if (s.uses === 'arm/deploy') for (const name of outputs) given.add(name);
      }
    });

    it(`${file} names files that are there`, () => {
      for (const [, path = ''] of JSON.stringify(steps).matchAll(/"(\.\/(?:appPackage|infra)\/[\w.]+\.(?:json|bicep))"/g)) {
        expect(existsSync(join(PROJECT_ROOT, path)), path).to.equal(true);
      }
    });
  }

  it('publish what they have validated', () => {
    const { publish } = toolkitFile.parse(parse(read('teamsapp.yml')));
    expect(uses(publish)).to.deep.equal([
      'teamsApp/validateManifest',
      'teamsApp/zipAppPackage',
      'teamsApp/validateAppPackage',
      'teamsApp/publishAppPackage',
    ]);
  });

  it('send the program along, although its sources stay behind', () => {
    const ignored = read('.webappignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(ignored.filter((line) => !line.startsWith('/'))).to.deep.equal([]);
    for (const needed of ['/dist', '/dist/src', '/knowledge', '/cards', '/node_modules', '/package.json'])
      expect(ignored).not.to.include(needed);
  });
});

/** There is no compiler of Bicep here: this is what can be read without one. */
describe('infra/', () => {
  const settings = Object.fromEntries(
    [
      ...(/name: 'appsettings'\n {2}properties: \{\n([\s\S]*?)\n {2}\}/.exec(bicep)?.[1] ?? '').matchAll(
        /^ {4}(\w+): (.+?)(?: \/\/ .*)?$/gm,
      ),
    ].map((m) => [m[1] ?? '', (m[2] ?? '').trim()]),
  );

  it('gives the program settings that it takes', () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const value = (text: string) =>
      text.startsWith('identity') ? id : text.startsWith('empty(') ? (/\? '([^']+)'/.exec(text)?.[1] ?? '') : text.slice(1, -1);
    const environment = Object.fromEntries(
      Object.entries(settings).map(([key, text]) => [key, value(text).replace(/\$\{[^}]+\}/, 'lotse.example.org')]),
    );
    const config = parseConfig(environment);
    expect(config).to.deep.include({
      host: '0.0.0.0',
      publicUrl: 'https://lotse.example.org',
      storageUrl: 'sqlite:/tmp/lotse.db',
      playground: false,
    });
    expect(config.credentials).to.deep.equal({ appId: id, tenantId: id, type: 'UserAssignedMSI' });
  });

  it('sets nothing that the README does not explain', () => {
    const known = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((m) => m[1]);
    expect(known).to.include('STORAGE_URL');
    expect([...known, 'SCM_DO_BUILD_DURING_DEPLOYMENT']).to.include.members(Object.keys(settings));
  });

  it('holds no secret, is always on and asks for health', () => {
    expect(settings).not.to.have.property('MICROSOFT_APP_PASSWORD');
    expect(bicep).to.include('alwaysOn: true').and.to.include("healthCheckPath: '/healthz'").and.to.include('httpsOnly: true');
  });

  it('hands each parameter to the modules that they declare, and closes every bracket', () => {
    const declared = [...read('infra/azurebot.bicep').matchAll(/^param (\w+)/gm)].map((m) => m[1]);
    const passed = [...(/module bot[\s\S]*?params: \{\n([\s\S]*?)\n {2}\}/.exec(bicep)?.[1] ?? '').matchAll(/^ {4}(\w+):/gm)].map(
      (m) => m[1],
    );
    expect(passed).to.have.members(declared);
    for (const text of [bicep, read('infra/azurebot.bicep')]) {
      for (const pair of ['{}', '()', '[]']) expect(text.split(pair.charAt(0)).length, pair).to.equal(text.split(pair.charAt(1)).length);
    }
    const parameters = Object.keys((JSON.parse(read('infra/azure.parameters.json')) as { parameters: object }).parameters);
    for (const name of parameters) expect(bicep).to.match(new RegExp(`^param ${name} `, 'm'));
  });
});
