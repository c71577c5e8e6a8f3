/** Counts, votes and texts, the same for SQLite and for a real PostgreSQL. */
import { expect } from 'chai';
import type { EventKind } from '../../src/conversation/events.js';
import { findAnswer, type Vote } from '../../src/storage/answers.js';
import { readEvents } from '../../src/storage/events.js';
import { readNotes } from '../../src/storage/notes.js';
import { openDatabase, openForReading } from '../../src/storage/open.js';
import { ANSWER_DAYS, EVENT_DAYS, NOTE_DAYS, tidy } from '../../src/storage/tidy.js';
import { type Entry, writeUsage } from '../../src/storage/usage.js';
import { bothStores, DAY, eachStore, failure } from './support.js';

eachStore('what was noticed of the use', bothStores(), (opened) => {
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
    (await readEvents(opened.database, ''))
      .map(({ day, kind, subject, version, count }) => [day, kind, subject, version, count].join(' '))
      .sort();

  it('counts by day, kind, subject and version', async () => {
    await writeUsage(opened.database, [event('2026-11-23'), event('2026-11-24'), event('2026-11-24')]);
    await writeUsage(opened.database, [
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
    expect(await readEvents(opened.database, '2026-11-24')).to.have.length(3);
  });

  it('loses no count when two instances write at once', async () => {
    const other = await openDatabase(opened.url());
    const days = ['2026-11-22', '2026-11-23', '2026-11-24'];
    const batch = (order: readonly string[]) => order.flatMap((day) => [event(day), event(day, 'partner')]);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => writeUsage(i % 2 ? opened.database : other, batch(i % 3 ? days : [...days].reverse()))),
    );
    await other.close();
    expect((await readEvents(opened.database, '')).map(({ count }) => count)).to.deep.equal(Array(6).fill(20));
  });

  it('counts a vote for the answer it is about, once, and the last one', async () => {
    expect(await writeUsage(opened.database, [answer('k', 'urlaub'), feedback('k', 'helpful')])).to.equal(0);
    await writeUsage(opened.database, [feedback('k', 'helpful', '', '2026-11-25')]);
    expect(await counts()).to.deep.equal(['2026-11-24 helpful urlaub v1 1']);
    await writeUsage(opened.database, [feedback('k', 'not-helpful', '', '2026-11-26')]);
    expect(await counts()).to.deep.equal(['2026-11-26 not-helpful urlaub v1 1']);
    await writeUsage(opened.database, [feedback('k', 'helpful', '', '2026-11-26'), feedback('k', 'not-helpful', '', '2026-11-26')]);
    expect(await counts()).to.deep.equal(['2026-11-26 not-helpful urlaub v1 1']);
  });

  it('counts one of many votes at once', async () => {
    const other = await openDatabase(opened.url());
    await writeUsage(opened.database, [answer('k', 'urlaub')]);
    const votes = Array.from({ length: 10 }, (_, i) =>
      writeUsage(i % 2 ? opened.database : other, [feedback('k', i % 4 < 2 ? 'helpful' : 'not-helpful')]),
    );
    await Promise.all(votes);
    await other.close();
    expect((await readEvents(opened.database, '')).reduce((sum, { count }) => sum + count, 0)).to.equal(1);
  });

  it('lets a new card in the same message be judged on its own', async () => {
    await writeUsage(opened.database, [
      answer('k', 'auswahl'),
      feedback('k', 'not-helpful'),
      answer('k', 'urlaub'),
      feedback('k', 'helpful'),
    ]);
    expect(await counts()).to.deep.equal(['2026-11-24 helpful urlaub v1 1', '2026-11-24 not-helpful auswahl v1 1']);
    await writeUsage(opened.database, [answer('k', 'urlaub'), feedback('k', 'helpful')]);
    expect(await counts()).to.have.length(2);
  });

  it('keeps votes and words of answers that are gone', async () => {
    expect(
      await writeUsage(opened.database, [feedback('weg', 'not-helpful', 'zu kurz'), feedback(undefined, undefined, 'ä „ß“ 😀')]),
    ).to.equal(2);
    expect(await counts()).to.deep.equal(['2026-11-24 not-helpful  v2 1']);
    expect((await readNotes(opened.database, '')).map(({ kind, text }) => [kind, text])).to.deep.equal([
      ['feedback', 'ä „ß“ 😀'],
      ['not-helpful', 'zu kurz'],
    ]);
  });

  it('keeps a text once a day, with how often it came', async () => {
    const note: Entry = { type: 'note', day: '2026-11-24', version: 'v1', kind: 'gap', subject: '', text: `'; DROP TABLE notes; -- ?` };
    await writeUsage(opened.database, [note, note, { ...note, day: '2026-11-25', text: '😀'.repeat(500) }]);
    expect((await readNotes(opened.database, '')).map(({ count }) => count)).to.deep.equal([1, 2]);
  });

  it('writes all entries or none', async () => {
    const broken = { ...event('2026-11-24'), day: null } as never;
    expect(await failure(writeUsage(opened.database, [answer('k', 'urlaub'), event('2026-11-24'), broken]))).to.be.instanceOf(Error);
    expect(await counts()).to.deep.equal([]);
    expect(await findAnswer(opened.database, 'k')).to.equal(undefined);
  });

  it('deletes counts, votes and texts that are past their time, and only those', async () => {
    const now = Date.UTC(2026, 10, 24);
    const ago = (days: number) => new Date(now - days * DAY).toISOString().slice(0, 10);
    const note = (day: string): Entry => ({ type: 'note', day, version: 'v1', kind: 'gap', subject: '', text: 'x' });
    await writeUsage(opened.database, [
      ...[EVENT_DAYS, EVENT_DAYS + 1].map((days) => event(ago(days))),
      ...[ANSWER_DAYS, ANSWER_DAYS + 1].map((days) => answer(`k${days}`, 'urlaub', ago(days))),
      ...[NOTE_DAYS, NOTE_DAYS + 1].map((days) => note(ago(days))),
    ]);
    await tidy(opened.database, now);
    expect((await readEvents(opened.database, '')).map(({ day }) => day)).to.deep.equal([ago(EVENT_DAYS)]);
    expect((await opened.database.all('SELECT day FROM answers')).map(({ day }) => day)).to.deep.equal([ago(ANSWER_DAYS)]);
    expect((await readNotes(opened.database, '')).map(({ day }) => day)).to.deep.equal([ago(NOTE_DAYS)]);
  });

  it('refuses every change where it was opened for reading', async () => {
    await writeUsage(opened.database, [event('2026-11-24')]);
    const reader = await openForReading(opened.url());
    expect(await readEvents(reader, '')).to.have.length(1);
    expect(await failure(writeUsage(reader, [event('2026-11-24')]))).to.be.instanceOf(Error);
    expect(await failure(reader.run('DELETE FROM events'))).to.be.instanceOf(Error);
    await reader.close();
    expect(await counts()).to.deep.equal(['2026-11-24 answer urlaub v1 1']);
  });
});
