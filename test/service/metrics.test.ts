/** What is measured, and that nobody can be recognised in it. */
import { expect } from 'chai';
import { Metrics } from '../../src/service/metrics.js';
import { type MetricsServer, serveMetrics } from '../../src/service/metrics-server.js';
import { activity, type Harness, startHarness } from '../teams/support.js';

describe('/metrics', () => {
  let bot: Harness;
  let server: MetricsServer;
  before(async () => {
    bot = await startHarness();
    server = await serveMetrics(bot.parts.metrics, '127.0.0.1', 0);
    await bot.post(activity('message-personal', { text: 'Wer genehmigt meinen Urlaub, fragt Zwetschgenmus?' }));
    await bot.post(activity('execute-start-dialog'));
    await bot.post(activity('invoke-message-extension'));
    await bot.post(activity('message-personal', { serviceUrl: 'https://example.org/' }));
  });
  after(async () => {
    await server.stop();
    await bot.stop();
  });
  const read = async () => (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();

  it('counts turns by kind, replies by kind, and calls of the connector', async () => {
    const text = await read();
    expect(text).to.match(/lotse_turn_seconds_count\{kind="turn"\} [23]/);
    expect(text).to.include('lotse_turn_seconds_count{kind="search"} 1');
    expect(text).to.match(/lotse_replies_total\{kind="(?:answer|decision)"\} \d/);
    expect(text).to.match(/lotse_connector_seconds_count\{status="201"\} \d/);
    expect(text).to.include('lotse_messages_waiting 0').and.to.include('lotse_turns_running 0');
    expect(text).to.match(/lotse_info\{version="0\.0\.0",knowledge="[0-9a-f]+"\} 1/);
  });

  it('holds no text, no person and no conversation', async () => {
    expect(await read()).not.to.match(/Zwetschgenmus|Urlaub|Aylin|29:|a:personal|00000000-0000/);
  });

  it('serves nothing else there', async () => {
    for (const path of ['/', '/healthz', '/api/messages', '/metrics/x'])
      expect((await fetch(`http://127.0.0.1:${server.port}${path}`)).status, path).to.equal(404);
    expect((await fetch(`http://127.0.0.1:${server.port}/metrics`, { method: 'POST' })).status).to.equal(404);
  });

  it('counts spans where traces are made', async () => {
    const spans = () => ({ sent: 7, lost: 2 });
    const traced = new Metrics({ version: '', knowledge: () => '' }, { queued: () => 0, running: () => 0, spans });
    for (let i = 0; i < 2; i++) {
      const text = await traced.registry.metrics();
      expect(text).to.include('lotse_trace_spans_total{outcome="sent"} 7').and.to.include('lotse_trace_spans_total{outcome="lost"} 2');
    }
  });

  it('is not on the port of the bot', async () => expect((await fetch(`${bot.origin}/metrics`)).status).to.equal(404));
});

describe('/readyz', () => {
  it('tells versions, store and readiness, and 503 without the store', async () => {
    const bot = await startHarness();
    const ask = async () => {
      const response = await fetch(`${bot.origin}/readyz`);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const fine = await ask();
    expect(fine.status).to.equal(200);
    expect(fine.body).to.deep.equal({ ready: true, store: 'ok', kind: 'sqlite', knowledge: fine.body.knowledge, version: '0.0.0' });
    await bot.database.close();
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await ask()).to.deep.include({ status: 503 });
    await bot.stop();
  });

  it('asks the store once a second, however many ask', async () => {
    const bot = await startHarness();
    const { all } = bot.database;
    let asked = 0;
    bot.database.all = (sql, ...values) => {
      if (sql.includes('migrations')) asked++;
      return all(sql, ...values);
    };
    await Promise.all(Array.from({ length: 50 }, () => fetch(`${bot.origin}/readyz`)));
    expect(asked).to.be.within(1, 2);
    await bot.stop();
  });
});
