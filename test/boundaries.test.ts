/** The shape of the house: who may import what. Reads the sources, so a shortcut fails here before a reviewer sees it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../src/paths.js';

interface Source {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const SRC = join(PROJECT_ROOT, 'src');
const sources: Source[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const path = relative(SRC, file).split(sep).join('/');
    const text = readFileSync(file, 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1] as string);
    return { path, folder: path.includes('/') ? (path.split('/')[0] as string) : '', text, imports };
  });

/** Pure folders: no Teams, no file system, no clock, no randomness, no environment. */
const PURE = ['erlass', 'language', 'search', 'rules', 'cases', 'checklists', 'conversation', 'review', 'report', 'cards', 'text', 'web'];
const ONLY: Readonly<Record<string, RegExp>> = {
  teams: /^(?:botbuilder|botframework|@microsoft\/teams|restify)/,
  search: /^flexsearch/,
  storage: /^(?:libsql|pg)$/,
  calendar: /^chrono-node/,
  service: /^@opentelemetry/,
  export: /^(?:docx|ical-generator)/,
};

const violations = (test: (source: Source) => boolean) => sources.filter(test).map((s) => s.path);

describe('boundaries', () => {
  it('are checked on real sources', () => expect(sources.length).to.be.greaterThan(40));

  for (const [folder, packages] of Object.entries(ONLY)) {
    it(`only src/${folder} imports ${packages.source}`, () => {
      expect(violations((s) => s.folder !== folder && s.imports.some((i) => packages.test(i)))).to.deep.equal([]);
    });
  }

  it('only src/config.ts reads the environment', () => {
    expect(violations((s) => s.path !== 'config.ts' && /process\.env/.test(s.text))).to.deep.equal([]);
  });

  it('pure folders import no Node module, no edge and no logger', () => {
    expect(
      violations((s) => PURE.includes(s.folder) && s.imports.some((i) => /^node:|^pino|\/(?:teams|cli|storage)\/|config\.js/.test(i))),
    ).to.deep.equal([]);
  });

  it('pure folders know no clock and no chance', () => {
    expect(
      violations((s) => PURE.includes(s.folder) && /Date\.now|new Date|Math\.random|performance\.|setTimeout|process\./.test(s.text)),
    ).to.deep.equal([]);
  });

  it('the calendar knows days, but not what day it is', () => {
    expect(violations((s) => s.folder === 'calendar' && /Date\.now|new Date\(\)|Math\.random|process\./.test(s.text))).to.deep.equal([]);
  });

  it('the core does not know how a reply is rendered', () => {
    expect(
      violations(
        (s) =>
          ['erlass', 'language', 'search', 'rules', 'cases', 'checklists', 'conversation', 'knowledge'].includes(s.folder) &&
          s.imports.some((i) => /\/(?:cards|text|web)\//.test(i)),
      ),
    ).to.deep.equal([]);
  });

  it('the lower floors do not know the conversation', () => {
    expect(
      violations(
        (s) =>
          ['erlass', 'language', 'search', 'rules', 'checklists', 'knowledge'].includes(s.folder) &&
          s.imports.some((i) => /\/conversation\//.test(i)),
      ),
    ).to.deep.equal([]);
  });

  it('only an import at run time reaches OpenTelemetry', () => {
    const traces = sources.filter((s) => s.path.startsWith('service/otlp/'));
    expect(traces.some((s) => s.imports.some((i) => /^@opentelemetry/.test(i)))).to.equal(true);
    expect(
      violations(
        (s) => !s.path.startsWith('service/otlp/') && /@opentelemetry|from '[^']*otlp\//.test(s.text.replace(/^ *(?:\/?\*|\/\/).*$/gm, '')),
      ),
    ).to.deep.equal([]);
  });

  it('no law is quoted in code', () => {
    const quoted = /Anträge auf Urlaub|Dienst- und Fachaufsicht über|Hochschulstudiums|Es sind dabei die Schulaufsicht/;
    expect(violations((s) => quoted.test(s.text))).to.deep.equal([]);
  });

  it('files stay short', () => {
    expect(violations((s) => s.text.split('\n').length > 250)).to.deep.equal([]);
  });
});
