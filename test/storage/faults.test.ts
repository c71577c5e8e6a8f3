/** Faults of the machine under the store: a full disk, damaged files, a clock that jumps. What was confirmed stays. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Database, StorageError } from '../../src/storage/database.js';
import { Greetings } from '../../src/storage/greetings.js';
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { SESSION_DAYS, tidy } from '../../src/storage/tidy.js';
import { DAY, failure } from './support.js';

let folder: string;
let file: string;
const open = () => openDatabase(`sqlite:${file}`);
const stored = async (database: Database, key: string) => (await new DatabaseSessionStore(database).get(key)).session.lastTopic;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-faults-'));
  file = join(folder, 'lotse.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a full disk', () => {
  it('loses no confirmed write, and the file is whole', async function () {
    if (process.platform === 'win32') this.skip();
    // No file of the process may grow beyond 512 KiB: writing fails as on a full disk. The signal for it is ignored.
    const limited = 'trap "" XFSZ; ulimit -f 1024; exec "$0" "$@"';
    const writer = spawn('/bin/sh', ['-c', limited, process.execPath, join(import.meta.dirname, 'writer.js'), `sqlite:${file}`], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    writer.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    writer.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = await once(writer, 'close');
    const confirmed = output.split('\n').slice(0, -1);
    expect(code, output.slice(-100)).not.to.equal(0);
    expect(errors).to.match(/full|I\/O/i);
    expect(confirmed.length).to.be.within(10, 999);
    const database = await open();
    for (const i of confirmed) expect(await stored(database, `k${i}`), `k${i}`).to.equal(i);
    await database.close();
  });

  it('is told to the caller, leaves reading possible, and is over without a restart', async () => {
    const database = await open();
    const store = new DatabaseSessionStore(database);
    await store.set('vorher', { lastTopic: 'x' }, 0);
    // SQLite's own limit fails with the same error as the disk, and can be lifted again.
    await database.all('PRAGMA max_page_count = 1');
    const fill = async () => {
      for (let i = 0; i < 2_000; i++) await store.set(`k${i}`, { lastQuestion: 'x'.repeat(300) }, 0);
    };
    expect((await failure(fill()))?.message).to.match(/full/);
    const half = database.transaction(async (queries) => {
      await queries.run('INSERT INTO greetings (key, greeted_at) VALUES (?, 1)', 'halb');
      for (let i = 0; i < 2_000; i++) await queries.run('INSERT INTO greetings (key, greeted_at) VALUES (?, 1)', `${i}${'x'.repeat(300)}`);
    });
    expect((await failure(half))?.message).to.match(/full/);
    expect(await database.all('SELECT key FROM greetings')).to.deep.equal([]);
    expect(await stored(database, 'vorher')).to.equal('x');
    await database.all('PRAGMA max_page_count = 1000000');
    expect(await store.set('nachher', { lastTopic: 'y' }, 0)).to.equal(true);
    await database.close();
  });
});

describe('a damaged file', () => {
  /** A database with some pages, all of them in the file itself, closed. */
  const filled = async () => {
    const database = await open();
    const store = new DatabaseSessionStore(database);
    for (let i = 0; i < 200; i++) await store.set(`k${i}`, { lastQuestion: 'x'.repeat(300) }, 0);
    await database.all('PRAGMA wal_checkpoint(TRUNCATE)');
    await database.close();
  };
  const refused = async () => {
    const before = readFileSync(file);
    const error = await failure(open());
    expect(error).to.be.instanceOf(StorageError);
    expect(error?.message).to.include(file).and.include('Sicherung');
    expect(readFileSync(file).equals(before)).to.equal(true);
  };

  it('with overwritten pages is refused and stays as it is', async () => {
    await filled();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 8_192, 40_960);
    writeFileSync(file, bytes);
    await refused();
  });

  it('that was cut off is refused and stays as it is', async () => {
    await filled();
    truncateSync(file, 20_000);
    await refused();
  });

  it('that is a folder is told so', async () => {
    mkdirSync(file);
    expect(await failure(open())).to.be.instanceOf(StorageError);
  });
});

describe('a clock that jumps', () => {
  it('confuses no order: the last write counts, whatever the time says', async () => {
    const database = await open();
    let now = 1_000 * DAY;
    const store = new DatabaseSessionStore(database, () => now);
    await store.set('a', { lastTopic: 'eins' }, 0);
    now -= 400 * DAY;
    expect(await store.set('a', { lastTopic: 'zwei' }, 1)).to.equal(true);
    expect(await store.set('a', { lastTopic: 'alt' }, 1)).to.equal(false);
    expect(await stored(database, 'a')).to.equal('zwei');
    const greetings = new Greetings(database, () => now);
    expect([await greetings.add('team'), await greetings.add('team')]).to.deep.equal([true, false]);
    await database.close();
  });

  it('back or a little ahead forgets nothing', async () => {
    const database = await open();
    await new DatabaseSessionStore(database, () => 1_000 * DAY).set('a', { lastTopic: 'x' }, 0);
    for (const now of [0, 1, 999 * DAY, (1_000 + SESSION_DAYS - 1) * DAY]) await tidy(database, now);
    expect(await stored(database, 'a')).to.equal('x');
    await database.close();
  });
});
