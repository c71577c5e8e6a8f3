/** `lotse backup` and `lotse restore` as an operator calls them, beside a bot that has the store open. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { bothStores, eachStore } from '../storage/support.js';

function lotse(url: string, ...args: readonly string[]) {
  const env = { ...process.env, STORAGE_URL: url };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(PROJECT_ROOT, 'bin', 'lotse.js'), ...args], {
    encoding: 'utf8',
    env,
  });
  return { status, said: `${stdout}${stderr}` };
}

const stores = bothStores();

eachStore('lotse backup', stores, (opened) => {
  const fileOf = (name: string) => join(stores.folder(), `${name}-${opened.database.kind}.db`);

  it('writes one whole file while the bot runs, which fills an empty store', async () => {
    await new DatabaseSessionStore(opened.database).set('k', {}, 0);
    const file = fileOf('sicherung');
    expect(lotse(opened.url(), 'backup', file)).to.deep.include({ status: 0 });
    expect(existsSync(`${file}-wal`)).to.equal(false);
    expect(lotse(opened.url(), 'backup', file).said).to.include('gibt es schon');

    const target = `sqlite:${fileOf('neu')}`;
    const restored = lotse(target, 'restore', file);
    expect(restored.said).to.match(/Wiederhergestellt aus .*sessions 1/);
    expect(lotse(target, 'restore', file)).to.deep.include({ status: 1 });
    const database = await openDatabase(target);
    expect(await new DatabaseSessionStore(database).get('k')).to.deep.equal({ session: {}, version: 1 });
    await database.close();
  });

  it('needs no place to write beside the file it reads', () => {
    const file = fileOf('nur-lesen');
    expect(lotse(opened.url(), 'backup', file).status).to.equal(0);
    // Byte 18 of the header tells how it is written: 1 with a journal, 2 with a WAL, which cannot be read without a file beside it.
    expect(readFileSync(file)[18]).to.equal(1);
  });
});

describe('lotse backup that fails', () => {
  it('leaves no file that could be taken for a backup', async () => {
    const url = `sqlite:${join(stores.folder(), 'halb.db')}`;
    const database = await openDatabase(url);
    await database.run('DROP TABLE notes');
    const file = join(stores.folder(), 'halbe-sicherung.db');
    expect(lotse(url, 'backup', file)).to.deep.include({ status: 1 });
    for (const end of ['', '-wal', '-shm']) expect(existsSync(`${file}${end}`), end).to.equal(false);
    await database.close();
  });
});

describe('a SQLite file after the end', () => {
  it('is whole without the files beside it', async () => {
    const path = join(stores.folder(), 'ende.db');
    const database = await openDatabase(`sqlite:${path}`);
    await new DatabaseSessionStore(database).set('k', {}, 0);
    expect(statSync(`${path}-wal`).size).to.be.greaterThan(0);
    await database.close();
    copyFileSync(path, `${path}.kopie`);
    const copy = await openDatabase(`sqlite:${path}.kopie`);
    expect(await new DatabaseSessionStore(copy).get('k')).to.deep.equal({ session: {}, version: 1 });
    await copy.close();
  });
});
