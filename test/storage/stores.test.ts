/** What every store promises, the same for SQLite and for a real PostgreSQL. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { StorageError } from '../../src/storage/database.js';
import { readEvents } from '../../src/storage/events.js';
import { Greetings } from '../../src/storage/greetings.js';
import { migrate } from '../../src/storage/migrations.js';
import { openDatabase, openForReading } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { SESSION_DAYS, tidy } from '../../src/storage/tidy.js';
import { bothStores, DAY, eachStore, failure, TABLES } from './support.js';

const stores = bothStores();

eachStore('the store', stores, (opened) => {
  it('gives back what was set, and nothing after it was deleted', async () => {
    const store = new DatabaseSessionStore(opened.database);
    expect(await store.get('a')).to.deep.equal({ session: {}, version: 0 });
    expect(await store.set('a', { lastTopic: 'x' }, 0)).to.equal(true);
    expect(await store.get('a')).to.deep.equal({ session: { lastTopic: 'x' }, version: 1 });
    await store.delete('a');
    expect((await store.get('a')).version).to.equal(0);
  });

  it('survives being closed and opened again', async () => {
    await new DatabaseSessionStore(opened.database).set('a', { lastTopic: 'ä „ß“ 😀' }, 0);
    await opened.database.close();
    opened.database = await openDatabase(opened.url());
    expect((await new DatabaseSessionStore(opened.database).get('a')).session).to.deep.equal({ lastTopic: 'ä „ß“ 😀' });
  });

  it('notices that another turn was faster', async () => {
    const store = new DatabaseSessionStore(opened.database);
    expect(await store.set('a', { lastTopic: 'eins' }, 0)).to.equal(true);
    expect(await store.set('a', { lastTopic: 'zwei' }, 0)).to.equal(false);
    expect(await store.set('a', { lastTopic: 'drei' }, 1)).to.equal(true);
    expect(await store.set('a', { lastTopic: 'vier' }, 1)).to.equal(false);
    expect((await store.get('a')).session).to.deep.equal({ lastTopic: 'drei' });
  });

  it('lets exactly one of many at once win', async () => {
    const other = await openDatabase(opened.url());
    const stores = [new DatabaseSessionStore(opened.database), new DatabaseSessionStore(other)];
    const won = await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2]?.set('a', { lastTopic: String(i) }, 0)));
    expect(won.filter(Boolean)).to.have.length(1);
    await other.close();
  });

  it('refuses what is no session, and forgets what it cannot read', async () => {
    const store = new DatabaseSessionStore(opened.database);
    expect(await failure(store.set('a', { extra: 1 } as never, 0))).to.be.instanceOf(Error);
    await opened.database.run('INSERT INTO sessions (key, session, version, changed_at) VALUES (?, ?, 7, 0)', 'alt', '{"extra":1}');
    expect(await store.get('alt')).to.deep.equal({ session: {}, version: 7 });
  });

  it('takes hostile keys as text', async () => {
    const store = new DatabaseSessionStore(opened.database);
    const key = `'; DROP TABLE sessions; -- ? $1 \\`;
    await store.set(key, { lastTopic: 'x' }, 0);
    expect((await store.get(key)).version).to.equal(1);
  });

  it('greets once, until forgotten', async () => {
    const greetings = new Greetings(opened.database);
    expect([await greetings.add('a'), await greetings.add('a')]).to.deep.equal([true, false]);
    await greetings.forget('a');
    expect(await greetings.add('a')).to.equal(true);
  });

  it('forgets quiet conversations, and only those', async () => {
    await new DatabaseSessionStore(opened.database, () => 0).set('alt', {}, 0);
    await new DatabaseSessionStore(opened.database, () => 2 * DAY).set('neu', {}, 0);
    await tidy(opened.database, (SESSION_DAYS + 1) * DAY);
    const store = new DatabaseSessionStore(opened.database);
    expect([(await store.get('alt')).version, (await store.get('neu')).version]).to.deep.equal([0, 1]);
  });

  it('rolls back what fails half-way', async () => {
    const error = await failure(
      opened.database.transaction(async (queries) => {
        await queries.run('INSERT INTO greetings (key, greeted_at) VALUES (?, 1)', 'halb');
        throw new Error('mittendrin');
      }),
    );
    expect(error?.message).to.equal('mittendrin');
    expect(await opened.database.all('SELECT * FROM greetings')).to.deep.equal([]);
  });

  it('migrates once when several start at the same time', async () => {
    for (const table of [...TABLES, 'migrations']) await opened.database.run(`DROP TABLE ${table}`);
    const others = await Promise.all([openDatabase(opened.url()), openDatabase(opened.url()), openDatabase(opened.url())]);
    await Promise.all(others.map((other) => other.close()));
    await migrate(opened.database);
    const steps = (await opened.database.all('SELECT step FROM migrations ORDER BY step')).map(({ step }) => step);
    expect(steps).to.deep.equal(steps.map((_, i) => i + 1));
    for (const table of TABLES) expect(await opened.database.all(`SELECT * FROM ${table}`), table).to.deep.equal([]);
  });

  it('brings a opened.database of the first version up to date and keeps what it holds', async () => {
    await new DatabaseSessionStore(opened.database).set('alt', { lastTopic: 'x' }, 0);
    for (const table of TABLES.filter((t) => t !== 'sessions' && t !== 'greetings')) await opened.database.run(`DROP TABLE ${table}`);
    await opened.database.run('DELETE FROM migrations WHERE step > 1');
    expect((await failure(openForReading(opened.url())))?.message).to.include('anderen Version');
    await migrate(opened.database);
    expect(await readEvents(opened.database, '')).to.deep.equal([]);
    expect((await new DatabaseSessionStore(opened.database).get('alt')).session).to.deep.equal({ lastTopic: 'x' });
  });

  it('refuses a opened.database of a newer version', async () => {
    await opened.database.run('INSERT INTO migrations (step) VALUES (999)');
    const error = await failure(openDatabase(opened.url()));
    await opened.database.run('DELETE FROM migrations WHERE step = 999');
    expect(error).to.be.instanceOf(StorageError);
    expect(error?.message).to.include('neueren Version');
  });
});

describe('opening a store', () => {
  it('refuses a damaged file and leaves it untouched', async () => {
    const path = join(stores.folder(), 'kaputt.db');
    const text = 'Das ist keine Datenbank. '.repeat(400);
    writeFileSync(path, text);
    const error = await failure(openDatabase(`sqlite:${path}`));
    expect(error).to.be.instanceOf(StorageError);
    expect(error?.message).to.include(path).and.to.include('Sicherung');
    expect(readFileSync(path, 'utf8')).to.equal(text);
  });

  it('for reading creates nothing', async () => {
    const path = join(stores.folder(), 'fehlt', 'lotse.db');
    expect((await failure(openForReading(`sqlite:${path}`)))?.message).to.include('gibt es noch nicht');
    expect(existsSync(path)).to.equal(false);
  });

  it('says what is wrong with an address, without the password', async () => {
    const wrong = new URL(stores.postgres().url);
    wrong.password = 'streng-geheim';
    for (const url of [wrong.href, 'postgres://lotse:streng-geheim@127.0.0.1:1/postgres']) {
      const error = await failure(openDatabase(url));
      expect(error).to.be.instanceOf(StorageError);
      expect(error?.message).to.include('127.0.0.1').and.not.include('streng-geheim');
    }
    expect((await failure(openDatabase('mysql://x')))?.message).to.include('sqlite:');
  });

  it('works again after PostgreSQL was stopped hard and started', async function () {
    this.timeout(60_000);
    const database = await openDatabase(stores.postgres().url);
    const store = new DatabaseSessionStore(database);
    await store.set('dauerhaft', { lastTopic: 'x' }, 0);
    await stores.postgres().kill();
    expect(await failure(store.get('dauerhaft'))).to.be.instanceOf(Error);
    await stores.postgres().start();
    expect((await store.get('dauerhaft')).session).to.deep.equal({ lastTopic: 'x' });
    await database.close();
  });

  it('survives that PostgreSQL goes in the middle of a transaction, between two statements', async function () {
    this.timeout(60_000);
    const database = await openDatabase(stores.postgres().url);
    const error = await failure(
      database.transaction(async (queries) => {
        await queries.run("INSERT INTO greetings (key, greeted_at) VALUES ('halb', 1)");
        await stores.postgres().kill();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await queries.all('SELECT 1');
      }),
    );
    expect(error).to.be.instanceOf(Error);
    await stores.postgres().start();
    expect(await database.all("SELECT * FROM greetings WHERE key = 'halb'")).to.deep.equal([]);
    await database.close();
  });
});
