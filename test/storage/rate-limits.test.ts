/** The same limits in memory and in PostgreSQL; there for all instances together. */
import { expect } from 'chai';
import { openDatabase } from '../../src/storage/open.js';
import { openRateLimits, RATE_TABLE } from '../../src/storage/rate-limits.js';
import { bothStores, eachStore } from './support.js';

const stores = bothStores();

eachStore('rate limits', stores, (opened) => {
  const limits = (person: number, tenant: number) => openRateLimits({ person, tenant }, opened.database);
  afterEach(async () => {
    if (opened.database.kind === 'postgres') await opened.database.run(`DELETE FROM ${RATE_TABLE}`).catch(() => undefined);
  });

  it('let so many through and say for how long not', async () => {
    const rates = await limits(2, 0);
    for (let i = 0; i < 2; i++) expect(await rates.take('p', 't')).to.deep.equal({ allowed: true });
    const third = await rates.take('p', 't');
    expect(third).to.deep.include({ allowed: false, scope: 'person', first: true });
    expect(third.allowed ? 0 : third.seconds).to.be.within(50, 60);
    expect(await rates.take('p', 't')).to.deep.include({ allowed: false, first: false });
    expect(await rates.take('q', 't')).to.deep.equal({ allowed: true });
  });

  it('count the tenant as a whole', async () => {
    const rates = await limits(0, 2);
    await rates.take('p', 't');
    await rates.take('q', 't');
    expect(await rates.take('r', 't')).to.deep.include({ allowed: false, scope: 'tenant' });
    expect(await rates.take('r', 'u')).to.deep.equal({ allowed: true });
  });

  it('at 0 let everybody through', async () => {
    const rates = await limits(0, 0);
    for (let i = 0; i < 50; i++) expect(await rates.take('p', 't')).to.deep.equal({ allowed: true });
  });
});

describe('rate limits of several instances', () => {
  it('are one in PostgreSQL, hold no readable person, and work on without the database', async () => {
    const rules = { person: 2, tenant: 0 };
    const databases = [await openDatabase(stores.postgres().url), await openDatabase(stores.postgres().url)] as const;
    const [database] = databases;
    const a = await openRateLimits(rules, databases[0]);
    const b = await openRateLimits(rules, databases[1]);
    await a.take('29:aylin', 't');
    await b.take('29:aylin', 't');
    expect(await a.take('29:aylin', 't')).to.deep.include({ allowed: false });
    expect(JSON.stringify(await database.all(`SELECT * FROM ${RATE_TABLE}`))).not.to.include('aylin');
    await stores.postgres().kill();
    const start = performance.now();
    expect(await b.take('29:beate', 't')).to.deep.equal({ allowed: true });
    expect(performance.now() - start).to.be.lessThan(2_500);
    await stores.postgres().start();
    for (const each of databases) await each.close();
  });

  it('wait a second for a slow database, then the memory counts', async () => {
    const database = await openDatabase(stores.postgres().url);
    const rates = await openRateLimits({ person: 1, tenant: 0 }, database);
    const held = database.transaction(async (queries) => {
      await queries.run(`LOCK TABLE ${RATE_TABLE} IN ACCESS EXCLUSIVE MODE`);
      await new Promise((resolve) => setTimeout(resolve, 2_500));
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    expect(await rates.take('p', 't')).to.deep.equal({ allowed: true });
    expect(performance.now() - start).to.be.within(900, 1_900);
    expect(await rates.take('p', 't')).to.deep.include({ allowed: false });
    await held;
    await database.close();
  });
});
