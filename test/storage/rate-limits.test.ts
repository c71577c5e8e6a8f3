/** The same limits in memory and in PostgreSQL; there for all instances together. */
import { expect } from 'chai';
import { openRateLimits, RATE_TABLE, type RateLimits } from '../../src/storage/rate-limits.js';
import { bothStores, eachStore } from './support.js';

const stores = bothStores();

eachStore('rate limits', stores, (opened) => {
  const open: RateLimits[] = [];
  const limits = async (person: number, tenant: number) => {
    const made = await openRateLimits(opened.url(), { person, tenant });
    open.push(made);
    return made;
  };
  afterEach(async () => {
    for (const made of open.splice(0)) await made.close();
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
    const a = await openRateLimits(stores.postgres().url, rules);
    const b = await openRateLimits(stores.postgres().url, rules);
    const { openDatabase } = await import('../../src/storage/open.js');
    await a.take('29:aylin', 't');
    await b.take('29:aylin', 't');
    expect(await a.take('29:aylin', 't')).to.deep.include({ allowed: false });
    const database = await openDatabase(stores.postgres().url);
    expect(JSON.stringify(await database.all(`SELECT * FROM ${RATE_TABLE}`))).not.to.include('aylin');
    await database.close();
    await stores.postgres().kill();
    const start = performance.now();
    expect(await b.take('29:beate', 't')).to.deep.equal({ allowed: true });
    expect(performance.now() - start).to.be.lessThan(2_500);
    await a.close();
    await b.close();
    await stores.postgres().start();
  });
});
