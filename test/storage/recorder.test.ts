/** Recording beside the conversation: it returns at once, keeps the order, and survives a database that is away. */
import { expect } from 'chai';
import { findAnswer } from '../../src/storage/answers.js';
import type { Database } from '../../src/storage/database.js';
import { readEvents } from '../../src/storage/events.js';
import { openDatabase } from '../../src/storage/open.js';
import { type NewEntry, Recorder } from '../../src/storage/recorder.js';

const event = (subject: string): NewEntry => ({ type: 'event', version: 'v', event: { kind: 'answer', subject } });

describe('the recorder', () => {
  let database: Database;
  let logged: string[];
  const log = { error: (_: object, text: string) => void logged.push(text), warn: (_: object, text: string) => void logged.push(text) };
  const counts = async () => (await readEvents(database, '')).map(({ day, subject, count }) => `${day} ${subject} ${count}`).sort();
  const away = (real: Database): { database: Database; back(): void } => {
    let gone = true;
    return {
      database: { ...real, transaction: (work, options) => (gone ? Promise.reject(new Error('weg')) : real.transaction(work, options)) },
      back: () => {
        gone = false;
      },
    };
  };
  beforeEach(async () => {
    logged = [];
    database = await openDatabase('sqlite::memory:');
  });
  afterEach(() => database.close());

  it('writes nothing at once, and everything within about a second', async () => {
    const recorder = new Recorder(database, log, () => Date.UTC(2026, 10, 24, 23, 59));
    recorder.add([event('a'), event('a'), event('b')]);
    recorder.add([]);
    expect(await counts()).to.deep.equal([]);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(await counts()).to.deep.equal(['2026-11-24 a 2', '2026-11-24 b 1']);
    expect(logged).to.deep.equal([]);
  });

  it('writes what is waiting when it stops, however much it is', async () => {
    const recorder = new Recorder(database, log, () => 0);
    for (let i = 0; i < 777; i++) recorder.add([event('a')]);
    await recorder.stop();
    expect(await counts()).to.deep.equal(['1970-01-01 a 777']);
  });

  it('counts on the day it happened, and in its order, when the database comes back', async () => {
    const { database: absent, back } = away(database);
    let now = 0;
    const recorder = new Recorder(absent, log, () => now);
    recorder.add([event('a'), { type: 'answer', version: 'v', key: 'k', subject: { kind: 'answer', subject: 'a' } }]);
    await recorder.flush();
    now = Date.UTC(2026, 10, 24);
    recorder.add([{ type: 'feedback', version: 'v', key: 'k', vote: 'helpful', text: '' }]);
    await recorder.flush();
    expect(logged).to.deep.equal(Array(2).fill('Nutzungszahlen ließen sich nicht schreiben'));
    back();
    await recorder.stop();
    expect(await counts()).to.deep.equal(['1970-01-01 a 1', '2026-11-24 a 1']);
    expect((await findAnswer(database, 'k'))?.vote).to.equal('helpful');
  });

  it('does not grow without end, and says so', async () => {
    const { database: absent, back } = away(database);
    const recorder = new Recorder(absent, log, () => 0);
    for (let i = 0; i < 10_005; i++) recorder.add([event(i < 5 ? 'alt' : 'neu')]);
    back();
    await recorder.stop();
    expect(await counts()).to.deep.equal(['1970-01-01 neu 10000']);
    expect(new Set(logged)).to.deep.equal(new Set(['Nutzungszahlen gehen verloren: Die Datenbank nimmt zu lange nichts an']));
  });
});
