/** What every store promises, the same for SQLite and for a real PostgreSQL. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Database, StorageError } from '../../src/storage/database.js';
import { Greetings } from '../../src/storage/greetings.js';
import { migrate } from '../../src/storage/migrations.js';
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { SESSION_DAYS, tidy } from '../../src/storage/tidy.js';
import { createPostgres, type PostgresServer } from './postgres-server.js';

const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error as Error);
const DAY = 86_400_000;

let folder: string;
let postgres: PostgresServer;

before(async function () {
  this.timeout(60_000);
  folder = mkdtempSync(join(tmpdir(), 'lotse-stores-'));
  postgres = await createPostgres();
  await postgres.start();
});

after(async () => {
  await postgres.remove();
  rmSync(folder, { recursive: true, force: true });
});

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`the store in ${kind}`, () => {
    let database: Database;
    const url = () => (kind === 'sqlite' ? `sqlite:${join(folder, 'sub', 'lotse.db')}` : postgres.url);
    beforeEach(async () => {
      database = await openDatabase(url());
      for (const table of ['sessions', 'greetings']) await database.run(`DELETE FROM ${table}`);
    });
    afterEach(() => database.close());

    it('gives back what was set, and nothing after it was deleted', async () => {
      const store = new DatabaseSessionStore(database);
      expect(await store.get('a')).to.deep.equal({ session: {}, version: 0 });
      expect(await store.set('a', { lastTopic: 'x' }, 0)).to.equal(true);
      expect(await store.get('a')).to.deep.equal({ session: { lastTopic: 'x' }, version: 1 });
      await store.delete('a');
      expect((await store.get('a')).version).to.equal(0);
    });

    it('survives being closed and opened again', async () => {
      await new DatabaseSessionStore(database).set('a', { lastTopic: 'ä „ß“ 😀' }, 0);
      await database.close();
      database = await openDatabase(url());
      expect((await new DatabaseSessionStore(database).get('a')).session).to.deep.equal({ lastTopic: 'ä „ß“ 😀' });
    });

    it('notices that another turn was faster', async () => {
      const store = new DatabaseSessionStore(database);
      expect(await store.set('a', { lastTopic: 'eins' }, 0)).to.equal(true);
      expect(await store.set('a', { lastTopic: 'zwei' }, 0)).to.equal(false);
      expect(await store.set('a', { lastTopic: 'drei' }, 1)).to.equal(true);
      expect(await store.set('a', { lastTopic: 'vier' }, 1)).to.equal(false);
      expect((await store.get('a')).session).to.deep.equal({ lastTopic: 'drei' });
    });

    it('lets exactly one of many at once win', async () => {
      const other = await openDatabase(url());
      const stores = [new DatabaseSessionStore(database), new DatabaseSessionStore(other)];
      const won = await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2]?.set('a', { lastTopic: String(i) }, 0)));
      expect(won.filter(Boolean)).to.have.length(1);
      await other.close();
    });

    it('refuses what is no session, and forgets what it cannot read', async () => {
      const store = new DatabaseSessionStore(database);
      expect(await failure(store.set('a', { extra: 1 } as never, 0))).to.be.instanceOf(Error);
      await database.run('INSERT INTO sessions (key, session, version, changed_at) VALUES (?, ?, 7, 0)', 'alt', '{"extra":1}');
      expect(await store.get('alt')).to.deep.equal({ session: {}, version: 7 });
    });

    it('takes hostile keys as text', async () => {
      const store = new DatabaseSessionStore(database);
      const key = `'; DROP TABLE sessions; -- ? $1 \\`;
      await store.set(key, { lastTopic: 'x' }, 0);
      expect((await store.get(key)).version).to.equal(1);
    });

    it('greets once, until forgotten', async () => {
      const greetings = new Greetings(database);
      expect([await greetings.add('a'), await greetings.add('a')]).to.deep.equal([true, false]);
      await greetings.forget('a');
      expect(await greetings.add('a')).to.equal(true);
    });

    it('forgets quiet conversations, and only those', async () => {
      await new DatabaseSessionStore(database, () => 0).set('alt', {}, 0);
      await new DatabaseSessionStore(database, () => 2 * DAY).set('neu', {}, 0);
      await tidy(database, (SESSION_DAYS + 1) * DAY);
      const store = new DatabaseSessionStore(database);
      expect([(await store.get('alt')).version, (await store.get('neu')).version]).to.deep.equal([0, 1]);
    });

    it('rolls back what fails half-way', async () => {
      const error = await failure(
        database.transaction(async (queries) => {
          await queries.run('INSERT INTO greetings (key, greeted_at) VALUES (?, 1)', 'halb');
          throw new Error('mittendrin');
        }),
      );
      expect(error?.message).to.equal('mittendrin');
      expect(await database.all('SELECT * FROM greetings')).to.deep.equal([]);
    });

    it('migrates once when several start at the same time', async () => {
      await database.run('DROP TABLE sessions');
      await database.run('DROP TABLE greetings');
      await database.run('DROP TABLE migrations');
      const others = await Promise.all([openDatabase(url()), openDatabase(url()), openDatabase(url())]);
      await Promise.all(others.map((other) => other.close()));
      await migrate(database);
      expect(await database.all('SELECT step FROM migrations')).to.have.length(1);
    });

    it('refuses a database of a newer version', async () => {
      await database.run('INSERT INTO migrations (step) VALUES (999)');
      const error = await failure(openDatabase(url()));
      await database.run('DELETE FROM migrations WHERE step = 999');
      expect(error).to.be.instanceOf(StorageError);
      expect(error?.message).to.include('neueren Version');
    });
  });
}

describe('opening a store', () => {
  it('refuses a damaged file and leaves it untouched', async () => {
    const path = join(folder, 'kaputt.db');
    const text = 'Das ist keine Datenbank. '.repeat(400);
    writeFileSync(path, text);
    const error = await failure(openDatabase(`sqlite:${path}`));
    expect(error).to.be.instanceOf(StorageError);
    expect(error?.message).to.include(path).and.to.include('Sicherung');
    expect(readFileSync(path, 'utf8')).to.equal(text);
  });

  it('says what is wrong with an address, without the password', async () => {
    const wrong = new URL(postgres.url);
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
    const database = await openDatabase(postgres.url);
    const store = new DatabaseSessionStore(database);
    await store.set('dauerhaft', { lastTopic: 'x' }, 0);
    await postgres.kill();
    expect(await failure(store.get('dauerhaft'))).to.be.instanceOf(Error);
    await postgres.start();
    expect((await store.get('dauerhaft')).session).to.deep.equal({ lastTopic: 'x' });
    await database.close();
  });
});
