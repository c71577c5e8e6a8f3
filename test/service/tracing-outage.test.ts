/** A collector that is away, slow or hostile: the turns do not notice, the log says it once, the memory stays bounded. */
import { expect } from 'chai';
import { asTurn, createLog } from '../../src/service/log.js';
import { exportSpans } from '../../src/service/otlp/export.js';
import { openOtlpTracer } from '../../src/service/otlp/tracer.js';
import type { Tracer } from '../../src/service/tracing.js';
import { activity, type Harness, spoken, startHarness } from '../teams/support.js';
import { startCollector } from './collector.js';

const settings = (url: string) => ({ url, headers: {}, resource: {}, sampler: 'always_on', ratio: 1 }) as const;

/** A bot whose spans go to `url`. */
async function traced(url: string): Promise<{ readonly bot: Harness; readonly tracer: Tracer }> {
  let tracer: Tracer | undefined;
  const bot = await startHarness({
    tracer: (log) => {
      tracer = openOtlpTracer(settings(url), '1.2.3', log);
      return tracer;
    },
  });
  if (!tracer) throw new Error('no tracer was made');
  return { bot, tracer };
}

describe('a collector that is away', () => {
  it('costs nobody an answer, and the program no time at its end', async () => {
    const { bot, tracer } = await traced('http://127.0.0.1:1/v1/traces');
    for (let i = 0; i < 100; i++)
      await bot.post(activity('message-personal', { id: `m${i}`, text: i % 2 ? 'Hilfe' : 'Wer genehmigt meinen Urlaub?' }));
    await bot.settled();
    const replies = bot.sent.map((sent) => (spoken(sent).startsWith('Die Leitung') ? 'Urlaub' : 'Hilfe'));
    expect(replies).to.deep.equal(Array.from({ length: 100 }, (_, i) => (i % 2 ? 'Hilfe' : 'Urlaub')));
    const begin = performance.now();
    await tracer.stop();
    expect(performance.now() - begin).to.be.lessThan(1_500);
    expect(bot.problems().filter(({ code }) => code !== 'LOTSE-701')).to.deep.equal([]);
    await bot.stop();
  });

  it('is waited for one second when it takes everything and never answers', async () => {
    const collector = await startCollector(() => undefined);
    const { bot, tracer } = await traced(`${collector.url}/v1/traces`);
    await bot.post(activity('message-personal'));
    await bot.settled();
    const begin = performance.now();
    await tracer.stop();
    expect(performance.now() - begin).to.be.within(900, 1_500);
    await bot.stop();
    await collector.stop();
  });
});

describe('exportSpans', () => {
  type Finished = Parameters<ReturnType<typeof exportSpans>['processor']['onEnd']>[0];
  const span = { spanContext: () => ({ traceFlags: 1 }), resource: {} } as unknown as Finished;
  const setUp = () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLog('info', { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
    const outcome: { error?: Error; hold: boolean; readonly held: (() => void)[]; largest: number } = { hold: false, held: [], largest: 0 };
    const { processor, counts } = exportSpans({ url: 'http://127.0.0.1:1/', headers: {} }, log, {
      export: (spans, done) => {
        outcome.largest = Math.max(outcome.largest, spans.length);
        const answer = () => done(outcome.error ? { code: 1, error: outcome.error } : { code: 0 });
        if (outcome.hold) outcome.held.push(answer);
        else answer();
      },
      shutdown: async () => undefined,
    });
    const batch = async (size: number) => {
      asTurn(() => {
        for (let i = 0; i < size; i++) processor.onEnd(span);
      });
      await processor.forceFlush().catch(() => undefined);
    };
    return { lines, outcome, processor, counts, batch };
  };

  it('tells an outage once, with the reason but without the words of the other side, and its end', async () => {
    const { lines, outcome, counts, batch } = setUp();
    await batch(3);
    expect(lines).to.deep.equal([]);
    outcome.error = Object.assign(new Error('Zwetschgenmus'), { code: 403 });
    for (let i = 0; i < 20; i++) await batch(5);
    delete outcome.error;
    await batch(2);
    outcome.error = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    await batch(1);
    expect(lines.map(({ level: _, time: __, msg: ___, ...line }) => line)).to.deep.equal([
      { code: 'LOTSE-701', reason: 'HTTP 403' },
      { code: 'LOTSE-702', lost: 100 },
      { code: 'LOTSE-701', reason: 'ECONNREFUSED' },
    ]);
    expect(counts()).to.deep.equal({ sent: 5, lost: 101 });
  });

  it('keeps a bounded number of spans and counts the others', async () => {
    const { outcome, processor, counts } = setUp();
    outcome.hold = true;
    for (let i = 0; i < 10_000; i++) processor.onEnd(span);
    // One batch is on its way, 2,048 wait.
    expect(counts()).to.deep.equal({ sent: 0, lost: 10_000 - 512 - 2_048 });
    outcome.hold = false;
    for (const answer of outcome.held.splice(0)) answer();
    await processor.forceFlush();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(counts()).to.deep.equal({ sent: 512 + 2_048, lost: 10_000 - 512 - 2_048 });
    expect(outcome.largest).to.equal(512);
  });
});
