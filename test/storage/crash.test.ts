/** What was confirmed is kept when the process is killed in the middle of writing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';

describe('a killed process', () => {
  it('loses no confirmed write', async function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'lotse-crash-'));
    const url = `sqlite:${join(folder, 'lotse.db')}`;
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.js'), url], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > 300) writer.kill('SIGKILL');
    });
    await once(writer, 'close');
    expect(writer.signalCode).to.equal('SIGKILL');
    const confirmed = output.split('\n').slice(0, -1);
    expect(confirmed.length).to.be.within(300, 999);
    const database = await openDatabase(url);
    const store = new DatabaseSessionStore(database);
    for (const i of confirmed) expect((await store.get(`k${i}`)).session, `k${i}`).to.deep.equal({ lastTopic: i });
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
