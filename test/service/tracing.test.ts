/** Traces as a collector receives them, from a bot behind its real HTTP server: their structure, and that nobody can be recognised in them. */
import { expect } from 'chai';
import type { TracingSettings } from '../../src/config-tracing.js';
import { openOtlpTracer } from '../../src/service/otlp/tracer.js';
import { openTracer, type Tracer } from '../../src/service/tracing.js';
import { openRateLimits } from '../../src/storage/rate-limits.js';
import { activity, type Harness, startHarness } from '../teams/support.js';
import { type CollectedSpan, type Collector, startCollector } from './collector.js';

const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331';

describe('traces', () => {
  let collector: Collector;
  let tracer: Tracer | undefined;
  let bot: Harness;
  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(async () => {
    await bot.stop();
    await tracer?.stop();
    await collector.stop();
  });

  const start = async (settings: Partial<TracingSettings> = {}, options: Parameters<typeof startHarness>[0] = {}) => {
    bot = await startHarness({
      ...options,
      tracer: (log) => {
        const url = `${collector.url}/v1/traces`;
        tracer = openOtlpTracer({ url, headers: {}, resource: {}, sampler: 'always_on', ratio: 1, ...settings }, '1.2.3', log);
        return tracer;
      },
    });
  };
  /** Everything so far, as the collector has it. */
  const collected = async (): Promise<CollectedSpan[]> => {
    await bot.settled();
    await tracer?.stop();
    return collector.spans();
  };
  const named = (spans: readonly CollectedSpan[], name: string) => spans.filter((span) => span.name === name);
  const server = (spans: readonly CollectedSpan[]) => named(spans, 'POST /api/messages')[0] ?? expect.fail('no span of a request');

  it('show a turn with its parts, each below the request and within its time', async () => {
    await start();
    await bot.post(activity('message-personal', { text: 'Wer genehmigt meinen Urlaub?' }));
    const spans = await collected();
    const root = server(spans);
    expect(root).to.include({ kind: 2 });
    expect(root.parentSpanId ?? '').to.equal('');
    expect(root.attributes).to.deep.equal({
      'http.request.method': 'POST',
      'http.route': '/api/messages',
      'http.response.status_code': 200,
      'lotse.turn.id': bot.logged[0]?.turn,
      'lotse.turn.kind': 'turn',
      'lotse.outcome': 'done',
    });
    const parts = spans.filter((span) => span !== root).sort((a, b) => Number(a.start - b.start));
    expect(parts.map(({ name }) => name)).to.deep.equal(['admission', 'store read', 'answer', 'store write', 'render', 'connector']);
    for (const part of parts) {
      expect(part, part.name).to.include({ traceId: root.traceId, parentSpanId: root.spanId });
      expect(part.kind, part.name).to.equal(part.name === 'connector' ? 3 : 1);
      // Clocks of spans are read in whole milliseconds at their start.
      expect(part.start >= root.start - 2_000_000n && part.end <= root.end + 2_000_000n, part.name).to.equal(true);
      expect(part.status.code ?? 0, part.name).to.equal(0);
    }
    expect(parts.at(-1)?.attributes).to.deep.equal({
      'http.request.method': 'POST',
      'server.address': '127.0.0.1',
      'lotse.attempt': 1,
      'http.response.status_code': 201,
    });
  });

  it('keep turns apart that run at once', async () => {
    await start();
    const people = Array.from({ length: 8 }, (_, i) => ({ id: `29:${i}`, conversation: `a:${i}` }));
    await Promise.all(
      people.map(({ id, conversation }) =>
        bot.post(
          activity('message-personal', { id, from: { id, name: 'N' }, conversation: { id: conversation, conversationType: 'personal' } }),
        ),
      ),
    );
    const spans = await collected();
    const roots = named(spans, 'POST /api/messages');
    expect(roots).to.have.length(8);
    for (const { spanId, traceId } of roots) {
      const below = spans.filter(({ parentSpanId }) => parentSpanId === spanId);
      expect(below.map(({ name }) => name)).to.include.members(['store read', 'answer', 'connector']);
      expect(new Set(below.map((span) => span.traceId))).to.deep.equal(new Set([traceId]));
    }
  });

  it('go on below the span of the caller, whatever follows in its tracestate', async () => {
    await start();
    const headers = { traceparent: `${CALLER}-01`, tracestate: 'fremd=Zwetschgenmus' };
    await bot.post(activity('message-personal'), headers);
    const root = server(await collected());
    expect(root).to.include({ traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' });
    expect(collector.requests.map(({ body }) => body).join()).not.to.include('Zwetschgenmus');
    expect(bot.logged[0]).to.include({ code: 'LOTSE-300', traceId: '0af7651916cd43dd8448eb211c80319c' });
  });

  it('begin anew where the header of the caller is none', async () => {
    await start();
    const wrong = [
      'Zwetschgenmus',
      CALLER,
      `${CALLER}-01-mehr`,
      `ff${CALLER.slice(2)}-01`,
      `${CALLER.toUpperCase()}-01`,
      '00-00000000000000000000000000000000-b7ad6b7169203331-01',
      '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
      `${CALLER}-01, ${CALLER}-01`,
      `${CALLER}-0${'1'.repeat(5_000)}`,
    ];
    for (const traceparent of wrong) expect((await bot.post(activity('message-personal'), { traceparent })).status).to.equal(200);
    const roots = named(await collected(), 'POST /api/messages');
    expect(roots).to.have.length(wrong.length);
    for (const root of roots) {
      expect(root.parentSpanId ?? '').to.equal('');
      expect(root.traceId).not.to.equal('0af7651916cd43dd8448eb211c80319c');
    }
  });

  it('say who sends, as the operator wrote it down, and nothing of the machine', async () => {
    await start({ resource: { 'service.name': 'lotse-probe', 'deployment.environment.name': 'Probe' }, headers: { 'x-token': 'geheim7' } });
    await bot.post(activity('message-personal'));
    await collected();
    expect(collector.resource()).to.deep.equal({
      'service.name': 'lotse-probe',
      'service.version': '1.2.3',
      'deployment.environment.name': 'Probe',
    });
    expect(collector.requests[0]?.path).to.equal('/v1/traces');
    expect(collector.requests[0]?.headers).to.include({ 'x-token': 'geheim7' });
    expect(JSON.stringify([bot.logged, collector.requests[0]?.body])).not.to.include('geheim7');
  });

  it('tell of refused and broken requests why', async () => {
    await start();
    await bot.post(activity('message-personal', { from: {} }));
    await fetch(`${bot.origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity('message-personal', { serviceUrl: 'https://example.org/' })),
    });
    const [malformed, refused] = named(await collected(), 'POST /api/messages');
    expect(malformed?.attributes).to.include({ 'lotse.outcome': 'malformed', 'http.response.status_code': 400 });
    expect(refused?.attributes).to.include({
      'lotse.outcome': 'refused',
      'lotse.refusal': 'service',
      'lotse.code': 'LOTSE-201',
      'http.response.status_code': 403,
    });
    expect(refused?.status.code ?? 0).to.equal(0);
  });

  it('tell of limits and of what is done outside of the conversation', async () => {
    await start({}, { rates: await openRateLimits({ person: 1, tenant: 0 }) });
    await bot.post(activity('message-personal', { id: 'm1', text: 'Meine Checklisten' }));
    await bot.settled();
    await bot.post(activity('message-personal', { id: 'm2' }));
    await bot.settled();
    await bot.parts.turns.close(0);
    await bot.post(activity('message-personal', { id: 'm3' }));
    const spans = await collected();
    const outcomes = named(spans, 'POST /api/messages').map(({ attributes }) => attributes['lotse.outcome']);
    expect(outcomes).to.deep.equal(['done', 'limited', 'overloaded']);
    expect(named(spans, 'rate limit')).to.have.length(2);
    expect(named(spans, 'effect')).to.have.length(1);
  });

  it('tell of failures their codes: of the turn, of the store, of each attempt to send', async () => {
    let answered = 0;
    await start(
      {},
      {
        channelStatus: () => (++answered === 1 ? 503 : 201),
        turn: () => {
          throw new TypeError('Zwetschgenmus');
        },
      },
    );
    await bot.post(activity('message-personal'));
    await bot.settled();
    await bot.database.close();
    await bot.post(activity('message-personal', { id: 'ohne-speicher' }));
    const all = await collected();
    expect(named(all, 'store read').map(({ status }) => status.code ?? 0)).to.deep.equal([0, 2]);
    const spans = all.filter(({ traceId }) => traceId === server(all).traceId);
    expect(server(spans).attributes).to.include({ 'lotse.code': 'LOTSE-301', 'error.type': 'LOTSE-301' });
    expect(server(spans).status.code).to.equal(2);
    const [answer] = named(spans, 'answer');
    expect(answer?.attributes).to.deep.equal({ 'error.type': 'TypeError' });
    expect(answer?.status).to.deep.equal({ code: 2 });
    const attempts = named(spans, 'connector').map(({ attributes, status }) => [
      attributes['lotse.attempt'],
      attributes['http.response.status_code'],
      status.code ?? 0,
    ]);
    expect(attempts).to.deep.equal([
      [1, 503, 2],
      [2, 201, 0],
    ]);
  });

  it('hold no text, no person, no conversation and no token, in the closed set of what a span may say', async () => {
    await start({}, { channelStatus: 400, human: { channel: '19:kanal@thread.tacv2' } });
    const secret = { authorization: 'Bearer geheim7', traceparent: `${CALLER}-01` };
    for (const name of ['message-personal', 'execute-answer', 'execute-start-dialog', 'invoke-message-extension'])
      await bot.post(activity(name, { text: 'Geheimnisvolles Zwetschgenmus' }), secret);
    await bot.database.close();
    await bot.post(activity('message-personal', { id: 'ohne-speicher', text: 'Zwetschgenmus' }), secret);
    const spans = await collected();
    expect(spans.length).to.be.greaterThan(20);
    const { from, conversation, id } = activity('message-personal') as unknown as {
      readonly from: { readonly id: string; readonly name: string; readonly aadObjectId: string };
      readonly conversation: { readonly id: string };
      readonly id: string;
    };
    const wire = collector.requests.map(({ body }) => body).join();
    for (const personal of ['Zwetschgenmus', 'geheim7', from.id, from.name, from.aadObjectId, conversation.id, id, 'kanal'])
      expect(wire).not.to.include(personal);
    const keys = [
      'lotse.turn.id',
      'lotse.turn.kind',
      'lotse.outcome',
      'lotse.refusal',
      'lotse.code',
      'lotse.attempt',
      'http.request.method',
      'http.route',
      'http.response.status_code',
      'server.address',
      'error.type',
    ];
    for (const { name, attributes, status, events } of spans) {
      expect(keys, name).to.include.members(Object.keys(attributes));
      expect(Object.keys(status), name).not.to.include('message');
      expect(events, name).to.deep.equal([]);
      for (const value of Object.values(attributes)) expect(String(value)).to.match(/^(?:[\w.-]{1,40}|\/api\/messages)$/);
    }
  });

  it('send none of their ids to the connector', async () => {
    await start();
    await bot.post(activity('message-personal'), { traceparent: `${CALLER}-01`, tracestate: 'a=b' });
    expect(await collected()).not.to.deep.equal([]);
    expect(bot.sent[0]?.headers).to.include('content-type');
    for (const header of ['traceparent', 'tracestate', 'baggage']) expect(bot.sent[0]?.headers).not.to.include(header);
  });

  const SAMPLED: readonly (readonly [TracingSettings['sampler'], number, string, number])[] = [
    ['always_off', 1, '01', 0],
    ['always_on', 1, '00', 1],
    ['traceidratio', 0, '01', 0],
    ['traceidratio', 1, '00', 1],
    ['parentbased_always_on', 1, '00', 0],
    ['parentbased_always_off', 1, '01', 1],
    ['parentbased_traceidratio', 0, '01', 1],
    ['parentbased_traceidratio', 1, '00', 0],
  ];
  for (const [sampler, ratio, flag, expected] of SAMPLED)
    it(`with ${sampler} and ${ratio}, a caller's ${flag}: ${expected === 1 ? 'a trace' : 'nothing'}`, async () => {
      await start({ sampler, ratio });
      await bot.post(activity('message-personal'), { traceparent: `${CALLER}-${flag}` });
      const spans = await collected();
      expect(named(spans, 'POST /api/messages')).to.have.length(expected);
      expect(spans.length > 1).to.equal(expected === 1);
      expect(collector.requests).to.have.length(expected);
      expect('traceId' in (bot.logged[0] ?? {})).to.equal(expected === 1);
    });

  it('are not made without an endpoint', async () => {
    bot = await startHarness({});
    const none = await openTracer(undefined, '1.2.3', bot.parts.log);
    expect(none.counts).to.equal(undefined);
    await bot.post(activity('message-personal'), { traceparent: `${CALLER}-01` });
    expect(bot.logged[0]).not.to.have.property('traceId');
    expect(await bot.parts.metrics.registry.metrics()).not.to.include('lotse_trace_spans_total');
  });
});
