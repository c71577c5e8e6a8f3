/** A backup holds everything, and what comes back is the same, from either store into either. */
import { join } from 'node:path';
import { expect } from 'chai';
import { copyStore } from '../../src/storage/backup.js';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { bothStores, eachStore, failure, TABLES } from './support.js';

const stores = bothStores();

async function everything(database: Database): Promise<unknown> {
  const all: Record<string, unknown> = {};
  for (const table of TABLES)
    all[table] = (await database.all(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  return all;
}

eachStore('a backup', stores, (opened) => {
  it('is complete, can be restored, and never fills a store that holds something', async () => {
    const { database } = opened;
    const sessions = new DatabaseSessionStore(database);
    for (let i = 0; i < 250; i++) await sessions.set(`k${i} 'ß"`, {}, 0);
    await database.run("INSERT INTO greetings (key, greeted_at) VALUES ('g', 1)");
    await database.run(
      "INSERT INTO notes (day, kind, subject, version, text, count) VALUES ('2026-11-24', 'gap', 's', 'v', 'Was? Ä; --', 3)",
    );
    const before = await everything(database);

    const file = await openDatabase(`sqlite:${join(stores.folder(), `sicherung-${database.kind}.db`)}`);
    const counts = await copyStore(database, file);
    expect(counts.get('sessions')).to.equal(250);
    expect(await everything(file)).to.deep.equal(before);

    expect((await failure(copyStore(file, database)))?.message).to.match(/nicht leer \(.*sessions/);
    for (const table of TABLES) await database.run(`DELETE FROM ${table}`);
    await copyStore(file, database);
    expect(await everything(database)).to.deep.equal(before);
    expect(await sessions.get('k7 \'ß"')).to.deep.equal({ session: {}, version: 1 });
    await file.close();
  });

  it('is of one moment, although the bot goes on writing', async () => {
    const { database } = opened;
    const sessions = new DatabaseSessionStore(database);
    for (let i = 0; i < 50; i++) await sessions.set(`k${i}`, {}, 0);
    const file = await openDatabase('sqlite::memory:');
    const [counts] = await Promise.all([copyStore(database, file), ...Array.from({ length: 50 }, (_, i) => sessions.set(`n${i}`, {}, 0))]);
    const copied = Number((await file.all('SELECT COUNT(*) AS n FROM sessions'))[0]?.n);
    expect(copied).to.equal(counts.get('sessions')).and.to.be.within(50, 100);
    await file.close();
  });
});
