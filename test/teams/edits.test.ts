/** Order: edits of one card end with what stands, messages of one conversation arrive as they were given, whatever comes in between. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { RateLimits } from '../../src/storage/rate-limits.js';
import { Edits } from '../../src/teams/edits.js';
import { ConnectorError, SENDING, Sending } from '../../src/teams/sending.js';
import { knowledge } from '../support.js';
import { activity, spoken, startHarness } from './support.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('Edits', () => {
  it('end with what stands, one at a time, in every order in which reading and sending can end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.constantFrom('a', 'b'), { minLength: 2, maxLength: 8 }), async (scheduler, presses) => {
        const edits = new Edits<void>();
        const stands: Record<string, number> = { a: 0, b: 0 };
        const shown: Record<string, number> = {};
        const open: Record<string, number> = { a: 0, b: 0 };
        const work = presses.map((card, i) =>
          scheduler.schedule(Promise.resolve(), `press ${i}`).then(() => {
            stands[card] = (stands[card] ?? 0) + 1;
            return edits.run(card, async () => {
              open[card] = (open[card] ?? 0) + 1;
              expect(open[card]).to.equal(1);
              await scheduler.schedule(Promise.resolve(), 'read');
              const drawn = stands[card] ?? 0;
              await scheduler.schedule(Promise.resolve(), 'send');
              shown[card] = drawn;
              open[card] = (open[card] ?? 0) - 1;
            });
          }),
        );
        await scheduler.waitFor(Promise.all(work));
        for (const card of presses) expect(shown[card], card).to.equal(stands[card]);
      }),
    );
  });

  it('make of many that wait only the last, and tell all of it', async () => {
    const edits = new Edits<number>();
    const made: number[] = [];
    const edit = (n: number) => async () => {
      made.push(n);
      await pause(10);
      return n;
    };
    const first = edits.run('a', edit(0));
    await pause(2);
    const told = await Promise.all([first, ...[1, 2, 3].map((n) => edits.run('a', edit(n)))]);
    expect(made).to.deep.equal([0, 3]);
    expect(told).to.deep.equal([0, 3, 3, 3]);
  });

  it('go on after one that failed', async () => {
    const edits = new Edits<string>();
    const failed = edits.run('a', () => Promise.reject(new Error('kaputt'))).catch((error: Error) => error.message);
    await pause(1);
    expect(await edits.run('a', async () => 'gut')).to.equal('gut');
    expect(await failed).to.equal('kaputt');
  });
});

describe('messages of one conversation', () => {
  it('arrive in the order in which they were given, however often attempts fail', async () => {
    const sending = { ...SENDING, firstPause: 1, longestPause: 2, budget: 10_000, rest: 5 };
    const failures = fc.array(fc.constantFrom(0, 429, 500, 503), { maxLength: 4 });
    const messages = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), failures }), { minLength: 2, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(messages, async (given) => {
        const queue = new Sending(sending);
        const arrived: string[] = [];
        const of = (key: string, all: readonly string[]) => all.filter((name) => name.startsWith(key));
        await Promise.all(
          given.map(({ key, failures: left }, i) => {
            const errors = [...left];
            return queue.run(key, 'h', async () => {
              await pause(Math.random() * 2);
              const status = errors.shift();
              if (status === undefined) arrived.push(`${key}${i}`);
              else if (status === 0) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
              else throw new ConnectorError(status, '');
            });
          }),
        );
        const wanted = given.map(({ key }, i) => `${key}${i}`);
        for (const key of ['a', 'b', 'c']) expect(of(key, arrived)).to.deep.equal(of(key, wanted));
      }),
      { numRuns: 40 },
    );
  });

  it('are answered in their order although the first is counted more slowly', async () => {
    let counted = 0;
    const rates: RateLimits = {
      take: async () => {
        await pause(counted++ === 0 ? 150 : 0);
        return { allowed: true };
      },
    };
    const bot = await startHarness({ rates });
    const first = bot.post(activity('message-personal', { text: 'Hilfe' }));
    await pause(40);
    await Promise.all([first, bot.post(activity('message-personal', { text: 'Wer genehmigt meinen Urlaub?' }))]);
    expect(bot.sent.map((sent) => /^Die Leitung/.test(spoken(sent)))).to.deep.equal([false, true]);
    await bot.stop();
  });
});

describe('a shared card', () => {
  it('ends with what stands, although another instance changed the list while the edit was held up', async () => {
    const bot = await startHarness({ now: () => Date.UTC(2026, 10, 25, 9) });
    const group = { id: '19:gruppe@thread.v2', conversationType: 'groupChat', isGroup: true };
    const wish = 'Checkliste für Leitung und Stellvertretung am 12.3.2027, eine Lehrkraft übernimmt';
    await bot.post(activity('message-group-mention', { text: `<at>Erlass-Lotse</at> ${wish}`, conversation: group }));
    const [list = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(JSON.stringify(bot.sent)) ?? [];
    const [first = '', second = ''] = (knowledge.checklisten.get('leitung-besetzen')?.gruppen ?? []).flatMap((g) =>
      g.punkte.map((p) => p.id),
    );
    let answers = 0;
    bot.statusOf = (path) => {
      if (!path.endsWith('/activities/karte') || answers++ > 0) return 201;
      const by = { person: { id: 'bert', name: 'Bert Kaya' }, at: 0 };
      void bot.parts.lists.change('["msteams","19:gruppe@thread.v2"]', list, { do: 'tick', item: second }, by);
      return 429;
    };
    const data = { v: knowledge.version, action: { do: 'list', ask: { ask: 'tick', list, item: first } } };
    const value = { action: { type: 'Action.Execute', verb: 'lotse', data }, trigger: 'manual' };
    await bot.post(activity('execute-answer', { value, conversation: group, replyToId: 'karte' }));
    await bot.settled();
    expect(bot.edited.map((sent) => /(\d) von/.exec(spoken(sent))?.[1])).to.deep.equal(['1', '2']);
    await bot.stop();
  });
});
