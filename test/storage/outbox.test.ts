/** Messages that nobody waits for: kept until they arrive, sent by one instance at a time. */
import { expect } from 'chai';
import { openDatabase } from '../../src/storage/open.js';
import { addToOutbox, claimDue, type OutboxEntry, postpone, removeFromOutbox } from '../../src/storage/outbox.js';
import { type Delivery, GIVE_UP_MS, Postman } from '../../src/storage/postman.js';
import { bothStores, eachStore } from './support.js';

const stores = bothStores();
/** A pause grows by a sixth; due times stay whole milliseconds. */
const JITTER = 1 / 3;
const texts = (entries: readonly OutboxEntry[]) => entries.map((e) => (JSON.parse(e.payload) as { t: string }).t);

eachStore('the outbox', stores, (opened) => {
  it('gives out what is due, oldest first, and nothing twice', async () => {
    await addToOutbox(opened.database, 'x', { t: 'second' }, 20);
    await addToOutbox(opened.database, 'x', { t: 'first' }, 10);
    await addToOutbox(opened.database, 'x', { t: 'later' }, 10, 1_000);
    expect(texts(await claimDue(opened.database, 100, 50, 10))).to.deep.equal(['first', 'second']);
    expect(await claimDue(opened.database, 100, 50, 10)).to.deep.equal([]);
  });

  it('gives it out again when a lease ended without a word', async () => {
    await addToOutbox(opened.database, 'x', { t: 'a' }, 0);
    await claimDue(opened.database, 100, 50, 10);
    expect(await claimDue(opened.database, 149, 50, 10)).to.deep.equal([]);
    const [again] = await claimDue(opened.database, 150, 50, 10);
    expect(again?.attempts).to.equal(2);
  });

  it('waits with what was postponed, and forgets what was delivered', async () => {
    await addToOutbox(opened.database, 'x', { t: 'a' }, 0);
    const [entry] = await claimDue(opened.database, 100, 50, 10);
    await postpone(opened.database, entry?.id ?? '', 500);
    expect(await claimDue(opened.database, 499, 50, 10)).to.deep.equal([]);
    const [again] = await claimDue(opened.database, 500, 50, 10);
    await removeFromOutbox(opened.database, again?.id ?? '');
    expect(await claimDue(opened.database, 10_000, 50, 10)).to.deep.equal([]);
  });

  it('keeps a message exactly when the rest of its transaction is kept', async () => {
    await opened.database
      .transaction(async (queries) => {
        await addToOutbox(queries, 'x', { t: 'a' }, 0);
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(await claimDue(opened.database, 100, 50, 10)).to.deep.equal([]);
  });

  it('sends each of 60 messages once, although three instances look at the same time', async () => {
    for (let i = 0; i < 60; i++) await addToOutbox(opened.database, 'x', { t: String(i) }, i);
    const others = await Promise.all([openDatabase(opened.url()), openDatabase(opened.url())]);
    const delivered: string[] = [];
    const handlers = new Map([
      [
        'x',
        async (entry: OutboxEntry): Promise<Delivery> => {
          delivered.push(...texts([entry]));
          return { ok: true };
        },
      ],
    ]);
    const log = { error: () => undefined, warn: () => undefined };
    await Promise.all([opened.database, ...others].map((database) => new Postman(database, handlers, log, () => 1_000).poke()));
    await Promise.all(others.map((database) => database.close()));
    expect(delivered.map(Number).sort((a, b) => a - b)).to.deep.equal([...Array(60).keys()]);
  });
});

eachStore('the postman', stores, (opened) => {
  let now = 0;
  let logged: object[] = [];
  const log = { error: (details: object) => void logged.push(details), warn: () => undefined };
  const postman = (deliver: (entry: OutboxEntry) => Promise<Delivery>) =>
    new Postman(
      opened.database,
      new Map([['x', deliver]]),
      log,
      () => now,
      () => JITTER,
    );
  beforeEach(async () => {
    now = 0;
    logged = [];
    await addToOutbox(opened.database, 'x', { t: 'a' }, 0);
  });

  it('tries again with growing pauses until it arrives', async () => {
    const at: number[] = [];
    const sender = postman(async () => {
      at.push(now);
      return at.length < 4 ? { ok: false, reason: 'HTTP 503' } : { ok: true };
    });
    for (now = 0; now <= 60_000; now += 1_000) await sender.poke();
    expect(at).to.deep.equal([0, 6_000, 18_000, 42_000]);
  });

  it('waits as long as it is asked to', async () => {
    const at: number[] = [];
    const sender = postman(async () => {
      at.push(now);
      return { ok: false, reason: 'HTTP 429', retryAfterMs: 30_000 };
    });
    for (now = 0; now <= 30_000; now += 1_000) await sender.poke();
    expect(at).to.deep.equal([0, 30_000]);
  });

  it('takes a rejection for a failure and keeps the message', async () => {
    const sender = postman(async () => {
      throw new TypeError('with a name in it');
    });
    await sender.poke();
    expect(JSON.stringify(logged)).to.include('TypeError').and.not.include('with a name');
    now = 6_000;
    expect(await claimDue(opened.database, now, 1, 10)).to.have.length(1);
  });

  it('keeps what nobody can deliver at the moment', async () => {
    await new Postman(opened.database, new Map(), log, () => now).poke();
    now = 60_000;
    expect(await claimDue(opened.database, now, 1, 10)).to.have.length(1);
  });

  it('gives up after a month and says so', async () => {
    now = GIVE_UP_MS + 1;
    await postman(async () => ({ ok: false, reason: 'HTTP 404' })).poke();
    expect(await claimDue(opened.database, now * 2, 1, 10)).to.deep.equal([]);
    expect(logged).to.have.length(1);
  });

  it('does nothing after it was stopped', async () => {
    const at: number[] = [];
    const sender = postman(async () => {
      at.push(now);
      return { ok: true };
    });
    await sender.stop();
    await sender.poke();
    expect(at).to.deep.equal([]);
  });
});
