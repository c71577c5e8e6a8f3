/** What the container image ships: the bundle, started without `node_modules`, answers like the program. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { startCollector } from '../service/collector.js';
import { activity, type Sent, spoken, startChannel } from '../teams/support.js';
import { exitCode, startProgram } from './bot-process.js';

describe('the bundle', function () {
  this.timeout(180_000);
  let folder: string;
  before(() => {
    bundleOfACleanCheckout();
    folder = mkdtempSync(join(tmpdir(), 'lotse-bundle-'));
    cpSync(join(PROJECT_ROOT, 'dist', 'bundle'), folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('answers a message, traces it where a collector is named, and ends', async () => {
    const collector = await startCollector();
    const sent: Sent[] = [];
    const channel = await startChannel({ sent, edited: [] }, () => 201);
    const url = `http://127.0.0.1:${(channel.address() as AddressInfo).port}/`;
    const { child, output } = startProgram(
      { PLAYGROUND: 'off', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
      join(folder, 'dist', 'src', 'main.js'),
    );
    while (!/Beenden mit/.test(output()) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
    const origin = /Zustand:\s+(http\S+)\/healthz/.exec(output())?.[1] ?? output();
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity('message-personal', { serviceUrl: url })),
    });
    expect(response.status).to.equal(200);
    expect(spoken(sent[0])).to.match(/^Die Leitung/);
    expect((await fetch(`${origin}/erlass`)).status).to.equal(200);
    child.kill('SIGTERM');
    expect(await exitCode(child)).to.equal(0);
    expect(collector.spans().map(({ name }) => name)).to.include.members(['POST /api/messages', 'answer', 'connector']);
    await collector.stop();
    channel.close();
  });

  it('holds the SDK of traces in a part that is only loaded for them', () => {
    const parts = join(folder, 'dist', 'src');
    const holding = readdirSync(parts).filter(
      (file) => file.endsWith('.js') && readFileSync(join(parts, file), 'utf8').includes('OTLPTraceExporter'),
    );
    expect(holding).to.have.length(1);
    expect(holding[0]).to.match(/^tracer-/);
    expect(readFileSync(join(parts, 'main.js'), 'utf8')).to.match(new RegExp(`import\\("\\./${holding[0]}"\\)`));
  });

  it('brings the knowledge prepared, and reads the file it brings', () => {
    const prepared = join(folder, 'dist', 'prepared');
    const [name, ...more] = readdirSync(prepared);
    expect(name).to.match(/^[0-9a-f]{12}-[0-9a-f]{12}\.bin$/);
    expect(more).to.deep.equal([]);
    // What is learned anew is stored under its own name, and others are removed.
    execFileSync(process.execPath, ['bin/lotse.js', 'show', '1'], { cwd: folder });
    expect(readdirSync(prepared)).to.deep.equal([name]);
  });

  it('holds what runs and its licences, nothing else', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(
      files.filter((file) => /\.(?:d\.ts|map|ts|md|data\.json|env|pem|key)$|test|bench|tsconfig/i.test(file) && !/LICENSE/.test(file)),
    ).to.deep.equal([]);
    expect(new Set(files.map((file) => file.split('/')[0]))).to.deep.equal(
      new Set(['bin', 'cards', 'dist', 'knowledge', 'node_modules', 'package.json']),
    );
    for (const name of ['libsql', 'detect-libc', '@neon-rs/load', '@cspell/dict-de-de'])
      expect(files).to.include(`node_modules/${name}/LICENSE`);
  });

  it('brings the command along', () => {
    const answer = execFileSync(process.execPath, [join(folder, 'bin', 'lotse.js'), 'ask', 'Wer genehmigt meinen Urlaub?'], {
      cwd: folder,
    });
    expect(String(answer)).to.include('5.4 Satz 3');
  });
});

/** Nothing is prepared where the image is built. What was here comes back. */
function bundleOfACleanCheckout(): void {
  const prepared = join(PROJECT_ROOT, 'dist', 'prepared');
  const away = `${prepared}-away`;
  const had = existsSync(prepared);
  if (had) renameSync(prepared, away);
  try {
    execFileSync(process.execPath, [join(PROJECT_ROOT, 'dist', 'tools', 'bundle.js')]);
  } finally {
    if (had) {
      rmSync(prepared, { recursive: true, force: true });
      renameSync(away, prepared);
    }
  }
}
