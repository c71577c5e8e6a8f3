/** What the container image ships: the bundle, started without `node_modules`, answers like the program. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { startCollector } from '../service/collector.js';
import { activity, type Sent, spoken, startChannel } from '../teams/support.js';
import { exitCode, startProgram } from './bot-process.js';

describe('the bundle', function () {
  this.timeout(90_000);
  let folder: string;
  before(() => {
    execFileSync(process.execPath, [join(PROJECT_ROOT, 'dist', 'tools', 'bundle.js')]);
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

  it('brings the command along', () => {
    const answer = execFileSync(process.execPath, [join(folder, 'bin', 'lotse.js'), 'ask', 'Wer genehmigt meinen Urlaub?'], {
      cwd: folder,
    });
    expect(String(answer)).to.include('5.4 Satz 3');
  });
});
