/** What gets in, and how fast: slow senders, too many turns, a slow store. */
import { connect } from 'node:net';
import { expect } from 'chai';
import { fill } from '../../src/knowledge/schema/texte.js';
import { openRateLimits } from '../../src/storage/rate-limits.js';
import { knowledge } from '../support.js';
import { activity, type Harness, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;

describe('a slow sender', () => {
  let bot: Harness;
  before(async () => {
    bot = await startHarness({ timeouts: { headers: 200, request: 400, idle: 300, check: 50 } });
  });
  after(() => bot.stop());

  /** Sends the text, waits for the end of the connection. @returns milliseconds and what came back */
  function held(text: string): Promise<{ readonly after: number; readonly answer: string }> {
    const start = performance.now();
    let answer = '';
    return new Promise((resolve) => {
      const socket = connect(Number(new URL(bot.origin).port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => {
        answer += String(chunk);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve({ after: performance.now() - start, answer }));
    });
  }
  const head = 'POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

  it('of headers is cut off', async () => {
    const { after, answer } = await held(`${head}X-A: b\r\n`);
    expect(after).to.be.within(150, 1_500);
    expect(answer).to.match(/^HTTP\/1\.1 408/);
  });

  it('of a body is cut off', async () => {
    expect((await held(`${head}Content-Length: 1000\r\n\r\n{"type":`)).after).to.be.within(300, 1_500);
  });

  it('of nothing is cut off', async () => {
    expect((await held('')).after).to.be.within(150, 1_500);
  });

  it('leaves the others alone', async () => {
    const slow = [...Array(50).keys()].map(() => held(head));
    expect((await bot.post(activity('message-personal'))).status).to.equal(200);
    await Promise.all(slow);
  });
});

describe('somebody who writes too fast', () => {
  const start = async (person: number, tenant = 0) => startHarness({ rates: await openRateLimits({ person, tenant }) });
  const tooFast = (text: string) =>
    new RegExp(fill(texte.zu_schnell, { sekunden: '§' }).replace('§', '\\d+').replace(/[.]/g, '\\.')).test(text);

  it('is told so once, then passed over, and others are not touched', async () => {
    const bot = await start(2);
    for (let i = 0; i < 5; i++) expect((await bot.post(activity('message-personal'))).status).to.equal(200);
    expect(bot.sent).to.have.length(3);
    expect(tooFast(spoken(bot.sent[2]))).to.equal(true);
    await bot.post(activity('message-personal', { from: { id: '29:jemand-anders' }, conversation: { id: 'a:2' } }));
    expect(spoken(bot.sent[3])).to.match(/^Die Leitung/);
    expect(await bot.parts.metrics.registry.getSingleMetricAsString('lotse_rate_limited_total')).to.include('{scope="person"} 3');
    await bot.stop();
  });

  it('keeps the card whose button was pressed, with a text above it', async () => {
    const bot = await start(1);
    await bot.post(activity('message-personal'));
    const body = (await (await bot.post(activity('execute-start-dialog'))).json()) as { type: string; value: string };
    expect(body.type).to.equal('application/vnd.microsoft.activity.message');
    expect(tooFast(body.value)).to.equal(true);
    await bot.stop();
  });

  it('reads it in the search, and gets 429 where there is no place for words', async () => {
    const bot = await start(1);
    await bot.post(activity('message-personal'));
    const search = (await (await bot.post(activity('invoke-message-extension'))).json()) as { composeExtension: { text: string } };
    expect(tooFast(search.composeExtension.text)).to.equal(true);
    expect((await bot.post(activity('invoke-feedback'))).status).to.equal(429);
    await bot.stop();
  });

  it('counts for the tenant as well', async () => {
    const bot = await start(0, 2);
    for (const id of ['29:a', '29:b', '29:c']) await bot.post(activity('message-personal', { from: { id } }));
    expect(tooFast(spoken(bot.sent[2]))).to.equal(true);
    await bot.stop();
  });
});

describe('a slow store', () => {
  it('holds up no button: it is answered without memory, and counted', async () => {
    const bot = await startHarness();
    const { all } = bot.database;
    bot.database.all = (sql, ...values) => (sql.includes('sessions') ? new Promise(() => undefined) : all(sql, ...values));
    const start = performance.now();
    const response = await bot.post(activity('execute-answer'));
    expect(response.status).to.equal(200);
    expect(performance.now() - start).to.be.within(1_400, 3_500);
    expect(JSON.stringify(await response.json())).to.include('AdaptiveCard');
    expect(bot.problems()[0]).to.include({ code: 'LOTSE-401' });
    expect(await bot.parts.metrics.registry.getSingleMetricAsString('lotse_store_errors_total')).to.include('{operation="read"} 1');
    await bot.stop();
  });
});
