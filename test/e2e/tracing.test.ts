/** The real process with and without a collector: what it loads, what it sends, how it ends. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startCollector } from '../service/collector.js';
import { activity, startChannel } from '../teams/support.js';
import { exitCode, startProgram } from './bot-process.js';

describe('the process', function () {
  this.timeout(60_000);
  let folder: string;
  let channel: Awaited<ReturnType<typeof startChannel>>;
  const seen = () => JSON.parse(readFileSync(join(folder, 'loaded.json'), 'utf8')) as readonly string[];
  before(async () => {
    channel = await startChannel({ sent: [], edited: [] }, () => 201);
    folder = mkdtempSync(join(tmpdir(), 'lotse-traces-'));
    // At its end the process tells which packages of OpenTelemetry it holds; none of them is an ES module for Node.
    writeFileSync(
      join(folder, 'tell.cjs'),
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'loaded.json'))}, JSON.stringify(
        [...new Set(Object.keys(require.cache).map((file) => /node_modules.(@opentelemetry.[^\\/\\\\]+)/.exec(file)?.[1]).filter(Boolean))].sort())));`,
    );
  });
  after(() => {
    channel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One message, then SIGTERM. @returns the output, the exit code and how long the end took */
  async function oneTurn(settings: Record<string, string>) {
    const { child, output } = startProgram({
      PLAYGROUND: 'off',
      LOG_LEVEL: 'info',
      NODE_OPTIONS: `--require "${join(folder, 'tell.cjs')}"`,
      ...settings,
    });
    while (!/Beenden mit/.test(output()) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
    const origin = /Zustand:\s+(http\S+)\/healthz/.exec(output())?.[1] ?? expect.fail(output());
    const serviceUrl = `http://127.0.0.1:${(channel.address() as AddressInfo).port}/`;
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity('message-personal', { serviceUrl })),
    });
    const begin = performance.now();
    child.kill('SIGTERM');
    const code = await exitCode(child);
    return { status: response.status, output: output(), code, end: performance.now() - begin };
  }

  it('loads nothing of the SDK without a collector, nor where it is disabled', async () => {
    for (const settings of [{}, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' }]) {
      expect(await oneTurn(settings)).to.include({ status: 200, code: 0 });
      // The client for Prometheus brings the interface, which does nothing by itself.
      expect(seen()).to.deep.equal(['@opentelemetry/api']);
    }
  });

  it('with a collector sends the spans of its last turn before it ends', async () => {
    const collector = await startCollector();
    const { status, output, code } = await oneTurn({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Api-Token%20geheim7',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=Probe',
    });
    expect({ status, code }).to.deep.equal({ status: 200, code: 0 });
    expect(seen()).to.include.members(['@opentelemetry/sdk-trace', '@opentelemetry/exporter-trace-otlp-http']);
    const root = collector.spans().find(({ name }) => name === 'POST /api/messages');
    const line = JSON.parse(output.split('\n').find((text) => text.includes('LOTSE-300')) ?? '{}') as Record<string, unknown>;
    expect(line.traceId).to.equal(root?.traceId ?? 'none');
    expect(line.turn).to.equal(root?.attributes['lotse.turn.id']);
    expect(collector.resource()).to.include({ 'service.name': 'erlass-lotse', 'deployment.environment.name': 'Probe' });
    expect(collector.requests[0]?.path).to.equal('/v1/traces');
    expect(collector.requests[0]?.headers.authorization).to.equal('Api-Token geheim7');
    expect(output).to.include(`Traces:     an ${collector.url}\n`).and.not.include('geheim7');
    await collector.stop();
  });

  it('ends in time although the collector takes everything and never answers', async () => {
    const collector = await startCollector(() => undefined);
    const { status, code, end } = await oneTurn({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/eigener/weg` });
    expect({ status, code }).to.deep.equal({ status: 200, code: 0 });
    expect(end).to.be.lessThan(3_000);
    await collector.stop();
  });
});
