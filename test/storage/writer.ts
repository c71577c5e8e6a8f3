/** Writes sessions until it is killed, and says after each one that it is safe. Run by crash.test.ts as a process of its own. */
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';

const store = new DatabaseSessionStore(await openDatabase(process.argv[2] ?? ''));
for (let i = 0; i < 1_000; i++) {
  await store.set(`k${i}`, { lastTopic: String(i) }, 0);
  process.stdout.write(`${i}\n`);
}
