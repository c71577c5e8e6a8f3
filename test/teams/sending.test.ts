/** Replies on a bad day: tried again, in order, not for ever, and not against a wall. */
import { expect } from 'chai';
import { ConnectorError, OverloadedError, SENDING, Sending, TokenError } from '../../src/teams/sending.js';
import { activity, startHarness } from './support.js';

const quick = { ...SENDING, firstPause: 5, longestPause: 20, budget: 400, rest: 40 };
const refused = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Fails with each error in turn, then succeeds. */
function failing(errors: readonly Error[]): { readonly attempt: () => Promise<string>; readonly times: number[] } {
  const times: number[] = [];
  return {
    times,
    attempt: async () => {
      times.push(performance.now());
      const error = errors[times.length - 1];
      if (error) throw error;
      return 'ok';
    },
  };
}

describe('Sending', () => {
  it('tries again on 429, 412, 500, 502, 503, 504, a lost connection and a missing token', async () => {
    const errors = [429, 412, 500, 502, 503, 504].map((status) => new ConnectorError(status, ''));
    const { attempt, times } = failing([...errors, refused(), new TokenError()]);
    expect(await new Sending({ ...quick, budget: 5_000 }).run('a', 'h', attempt)).to.equal('ok');
    expect(times).to.have.length(9);
  });

  it('gives up at once on what will not change', async () => {
    for (const status of [400, 403, 404, 413]) {
      const { attempt, times } = failing([new ConnectorError(status, 'BadSyntax')]);
      expect(await new Sending(quick).run('a', 'h', attempt).catch((e: unknown) => e)).to.be.instanceOf(ConnectorError);
      expect(times).to.have.length(1);
    }
  });

  it('honours Retry-After', async () => {
    const { attempt, times } = failing([new ConnectorError(429, '', 150)]);
    await new Sending(quick).run('a', 'h', attempt);
    expect((times[1] ?? 0) - (times[0] ?? 0)).to.be.within(148, 400);
  });

  it('waits longer each time, never twice the same', async () => {
    const pauses = async () => {
      const { attempt, times } = failing([1, 2, 3, 4].map(() => new ConnectorError(429, '')));
      await new Sending({ ...quick, firstPause: 20, longestPause: 80, budget: 5_000 }).run('a', 'h', attempt);
      return times.slice(1).map((t, i) => t - (times[i] ?? 0));
    };
    const [first = 0, , third = 0, fourth = 0] = await pauses();
    expect(first).to.be.within(9, 35);
    expect(third).to.be.within(39, 110);
    expect(fourth).to.be.within(39, 110);
  });

  it('ends when its time is over, with the last error', async () => {
    const { attempt, times } = failing(Array.from({ length: 1_000 }, () => new ConnectorError(503, '')));
    const start = performance.now();
    expect(await new Sending(quick).run('a', 'h', attempt).catch((e: unknown) => e)).to.be.instanceOf(Error);
    expect(performance.now() - start).to.be.within(300, 900);
    expect(times.length).to.be.greaterThan(5);
  });

  it('keeps the order within a conversation, while others pass by', async () => {
    const sending = new Sending({ ...quick, budget: 5_000 });
    const order: string[] = [];
    const first = failing([new ConnectorError(429, '', 100)]);
    await Promise.all([
      sending.run('a', 'h', () => first.attempt().then(() => order.push('a1'))),
      sending.run('a', 'h', async () => void order.push('a2')),
      sending.run('b', 'h', async () => void order.push('b1')),
    ]);
    expect(order).to.deep.equal(['b1', 'a1', 'a2']);
  });

  it('leaves a dead host alone after ten failures, and comes back by itself', async () => {
    const sending = new Sending({ ...quick, budget: 3_000 });
    let calls = 0;
    let dead = true;
    const attempt = async () => {
      calls++;
      if (dead) throw refused();
    };
    const turns = Promise.all([...Array(20).keys()].map((i) => sending.run(`c${i}`, 'h', attempt)));
    await pause(200);
    // 20 messages over 200 ms with pauses of 20 ms at most: without the rest it would be some 200 calls.
    expect(calls).to.be.lessThan(60);
    dead = false;
    const start = performance.now();
    await turns;
    expect(performance.now() - start).to.be.lessThan(500);
  });

  it('does not count "too fast" as dead', async () => {
    const sending = new Sending({ ...quick, budget: 5_000 });
    const { attempt, times } = failing(Array.from({ length: 15 }, () => new ConnectorError(429, '')));
    await sending.run('a', 'h', attempt);
    expect(times).to.have.length(16);
  });

  it('takes only so many, per conversation and altogether', async () => {
    const sending = new Sending({ ...quick, maxPerConversation: 2, maxWaiting: 3 });
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const started = ['a', 'a', 'b'].map((key) => sending.run(key, 'h', () => gate));
    for (const key of ['a', 'c'])
      expect(await sending.run(key, 'h', () => gate).catch((e: unknown) => e)).to.be.instanceOf(OverloadedError);
    release();
    await Promise.all(started);
    expect(sending.size).to.equal(0);
  });

  it('stops trying once the bot is being ended', async () => {
    const sending = new Sending({ ...quick, budget: 60_000 });
    const { attempt } = failing(Array.from({ length: 10_000 }, () => new ConnectorError(503, '')));
    const sent = sending.run('a', 'h', attempt).catch((e: unknown) => e);
    sending.stop();
    expect(await sent).to.be.instanceOf(Error);
  });
});

describe('a reply', () => {
  it('arrives once although the channel is busy first', async () => {
    const bot = await startHarness({ channelStatus: (n) => [429, 503, 502][n] ?? 201, sending: { budget: 5_000 } });
    expect((await bot.post(activity('message-personal'))).status).to.equal(200);
    expect(bot.sent).to.have.length(1);
    expect(bot.problems().map(({ code }) => code)).to.deep.equal(['LOTSE-502', 'LOTSE-502', 'LOTSE-502']);
    await bot.stop();
  });

  it('to a dead channel holds nobody up, is logged and counted', async () => {
    const bot = await startHarness({ channelStatus: 503 });
    const start = performance.now();
    expect((await bot.post(activity('message-personal'))).status).to.equal(200);
    expect(performance.now() - start).to.be.lessThan(1_500);
    expect(bot.problems().at(-1)).to.include({ code: 'LOTSE-501' });
    await bot.stop();
  });

  it('to a button comes at once although the messages behind it wait', async () => {
    const bot = await startHarness({ channelStatus: 503, sending: { budget: 3_000 } });
    await bot.post(activity('execute-start-dialog'));
    const start = performance.now();
    const response = await bot.post(activity('execute-answer'));
    expect(performance.now() - start).to.be.lessThan(1_000);
    expect(response.status).to.equal(200);
    await bot.stop();
  });
});
