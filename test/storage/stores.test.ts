/** What every store promises, the same for SQLite and for a real PostgreSQL. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { EventKind } from '../../src/conversation/events.js';
import { findAnswer, type Vote } from '../../src/storage/answers.js';
import { type Database, StorageError } from '../../src/storage/database.js';
import { readEvents } from '../../src/storage/events.js';
import { Greetings } from '../../src/storage/greetings.js';
import { migrate } from '../../src/storage/migrations.js';
import { readNotes } from '../../src/storage/notes.js';
import { openDatabase, openForReading } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { ANSWER_DAYS, EVENT_DAYS, NOTE_DAYS, SESSION_DAYS, tidy } from '../../src/storage/tidy.js';
import { type Entry, writeUsage } from '../../src/storage/usage.js';
import { createPostgres, type PostgresServer } from './postgres-server.js';

const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error as Error);
const DAY = 86_400_000;
const TABLES = ['sessions', 'greetings', 'events', 'answers', 'notes'];

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
      for (const table of TABLES) await database.run(`DELETE FROM ${table}`);
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

    const event = (day: string, subject = 'urlaub', kind: EventKind = 'answer', version = 'v1'): Entry => ({
      type: 'event',
      day,
      version,
      event: { kind, subject },
    });
    const answer = (key: string, subject: string, day = '2026-11-24'): Entry => ({
      type: 'answer',
      day,
      version: 'v1',
      key,
      subject: { kind: 'answer', subject },
    });
    const feedback = (key: string | undefined, vote: Vote | undefined, text = '', day = '2026-11-24'): Entry => ({
      type: 'feedback',
      day,
      version: 'v2',
      ...(key ? { key } : {}),
      ...(vote ? { vote } : {}),
      text,
    });
    const counts = async () =>
      (await readEvents(database, ''))
        .map(({ day, kind, subject, version, count }) => [day, kind, subject, version, count].join(' '))
        .sort();

    it('counts by day, kind, subject and version', async () => {
      await writeUsage(database, [event('2026-11-23'), event('2026-11-24'), event('2026-11-24')]);
      await writeUsage(database, [
        event('2026-11-24'),
        event('2026-11-24', 'urlaub', 'answer', 'v2'),
        event('2026-11-24', '', 'off-topic'),
      ]);
      expect(await counts()).to.deep.equal([
        '2026-11-23 answer urlaub v1 1',
        '2026-11-24 answer urlaub v1 3',
        '2026-11-24 answer urlaub v2 1',
        '2026-11-24 off-topic  v1 1',
      ]);
      expect(await readEvents(database, '2026-11-24')).to.have.length(3);
    });

    it('loses no count when two instances write at once', async () => {
      const other = await openDatabase(url());
      const days = ['2026-11-22', '2026-11-23', '2026-11-24'];
      const batch = (order: readonly string[]) => order.flatMap((day) => [event(day), event(day, 'partner')]);
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => writeUsage(i % 2 ? database : other, batch(i % 3 ? days : [...days].reverse()))),
      );
      await other.close();
      expect((await readEvents(database, '')).map(({ count }) => count)).to.deep.equal(Array(6).fill(20));
    });

    it('counts a vote for the answer it is about, once, and the last one', async () => {
      expect(await writeUsage(database, [answer('k', 'urlaub'), feedback('k', 'helpful')])).to.equal(0);
      await writeUsage(database, [feedback('k', 'helpful', '', '2026-11-25')]);
      expect(await counts()).to.deep.equal(['2026-11-24 helpful urlaub v1 1']);
      await writeUsage(database, [feedback('k', 'not-helpful', '', '2026-11-26')]);
      expect(await counts()).to.deep.equal(['2026-11-26 not-helpful urlaub v1 1']);
      await writeUsage(database, [feedback('k', 'helpful', '', '2026-11-26'), feedback('k', 'not-helpful', '', '2026-11-26')]);
      expect(await counts()).to.deep.equal(['2026-11-26 not-helpful urlaub v1 1']);
    });

    it('counts one of many votes at once', async () => {
      const other = await openDatabase(url());
      await writeUsage(database, [answer('k', 'urlaub')]);
      const votes = Array.from({ length: 10 }, (_, i) =>
        writeUsage(i % 2 ? database : other, [feedback('k', i % 4 < 2 ? 'helpful' : 'not-helpful')]),
      );
      await Promise.all(votes);
      await other.close();
      expect((await readEvents(database, '')).reduce((sum, { count }) => sum + count, 0)).to.equal(1);
    });

    it('lets a new card in the same message be judged on its own', async () => {
      await writeUsage(database, [answer('k', 'auswahl'), feedback('k', 'not-helpful'), answer('k', 'urlaub'), feedback('k', 'helpful')]);
      expect(await counts()).to.deep.equal(['2026-11-24 helpful urlaub v1 1', '2026-11-24 not-helpful auswahl v1 1']);
      await writeUsage(database, [answer('k', 'urlaub'), feedback('k', 'helpful')]);
      expect(await counts()).to.have.length(2);
    });

    it('keeps votes and words of answers that are gone', async () => {
      expect(await writeUsage(database, [feedback('weg', 'not-helpful', 'zu kurz'), feedback(undefined, undefined, 'ä „ß“ 😀')])).to.equal(
        2,
      );
      expect(await counts()).to.deep.equal(['2026-11-24 not-helpful  v2 1']);
      expect((await readNotes(database, '')).map(({ kind, text }) => [kind, text])).to.deep.equal([
        ['feedback', 'ä „ß“ 😀'],
        ['not-helpful', 'zu kurz'],
      ]);
    });

    it('keeps a text once a day, with how often it came', async () => {
      const note: Entry = { type: 'note', day: '2026-11-24', version: 'v1', kind: 'gap', subject: '', text: `'; DROP TABLE notes; -- ?` };
      await writeUsage(database, [note, note, { ...note, day: '2026-11-25', text: '😀'.repeat(500) }]);
      expect((await readNotes(database, '')).map(({ count }) => count)).to.deep.equal([1, 2]);
    });

    it('writes all entries or none', async () => {
      const broken = { ...event('2026-11-24'), day: null } as never;
      expect(await failure(writeUsage(database, [answer('k', 'urlaub'), event('2026-11-24'), broken]))).to.be.instanceOf(Error);
      expect(await counts()).to.deep.equal([]);
      expect(await findAnswer(database, 'k')).to.equal(undefined);
    });

    it('deletes counts, votes and texts that are past their time, and only those', async () => {
      const now = Date.UTC(2026, 10, 24);
      const ago = (days: number) => new Date(now - days * DAY).toISOString().slice(0, 10);
      const note = (day: string): Entry => ({ type: 'note', day, version: 'v1', kind: 'gap', subject: '', text: 'x' });
      await writeUsage(database, [
        ...[EVENT_DAYS, EVENT_DAYS + 1].map((days) => event(ago(days))),
        ...[ANSWER_DAYS, ANSWER_DAYS + 1].map((days) => answer(`k${days}`, 'urlaub', ago(days))),
        ...[NOTE_DAYS, NOTE_DAYS + 1].map((days) => note(ago(days))),
      ]);
      await tidy(database, now);
      expect((await readEvents(database, '')).map(({ day }) => day)).to.deep.equal([ago(EVENT_DAYS)]);
      expect((await database.all('SELECT day FROM answers')).map(({ day }) => day)).to.deep.equal([ago(ANSWER_DAYS)]);
      expect((await readNotes(database, '')).map(({ day }) => day)).to.deep.equal([ago(NOTE_DAYS)]);
    });

    it('refuses every change where it was opened for reading', async () => {
      await writeUsage(database, [event('2026-11-24')]);
      const reader = await openForReading(url());
      expect(await readEvents(reader, '')).to.have.length(1);
      expect(await failure(writeUsage(reader, [event('2026-11-24')]))).to.be.instanceOf(Error);
      expect(await failure(reader.run('DELETE FROM events'))).to.be.instanceOf(Error);
      await reader.close();
      expect(await counts()).to.deep.equal(['2026-11-24 answer urlaub v1 1']);
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
      for (const table of [...TABLES, 'migrations']) await database.run(`DROP TABLE ${table}`);
      const others = await Promise.all([openDatabase(url()), openDatabase(url()), openDatabase(url())]);
      await Promise.all(others.map((other) => other.close()));
      await migrate(database);
      expect(await database.all('SELECT step FROM migrations ORDER BY step')).to.deep.equal([{ step: 1 }, { step: 2 }]);
    });

    it('brings a database of the first version up to date and keeps what it holds', async () => {
      await new DatabaseSessionStore(database).set('alt', { lastTopic: 'x' }, 0);
      for (const table of ['events', 'answers', 'notes']) await database.run(`DROP TABLE ${table}`);
      await database.run('DELETE FROM migrations WHERE step > 1');
      expect((await failure(openForReading(url())))?.message).to.include('anderen Version');
      await migrate(database);
      expect(await readEvents(database, '')).to.deep.equal([]);
      expect((await new DatabaseSessionStore(database).get('alt')).session).to.deep.equal({ lastTopic: 'x' });
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

  it('for reading creates nothing', async () => {
    const path = join(folder, 'fehlt', 'lotse.db');
    expect((await failure(openForReading(`sqlite:${path}`)))?.message).to.include('gibt es noch nicht');
    expect(existsSync(path)).to.equal(false);
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
