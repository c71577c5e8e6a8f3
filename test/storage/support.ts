/** One SQLite file and one real PostgreSQL for all tests of the stores: what a store promises is run on both. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open.js';
import { createPostgres, type PostgresServer } from './postgres-server.js';

export const DAY = 86_400_000;
export const TABLES = ['sessions', 'greetings', 'events', 'answers', 'notes', 'outbox', 'reminders', 'escalations', 'checklists'];

/** The error of something that must fail. */
export const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error as Error);

/** Registers the hooks that start and remove both; to be called once in a file. */
export function bothStores(): { folder(): string; postgres(): PostgresServer } {
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
  return { folder: () => folder, postgres: () => postgres };
}

/** An open, empty store; `database` may be replaced by a test that closes it. */
export interface Opened {
  database: Database;
  url(): string;
}

/** Describes the same tests for each kind of store. */
export function eachStore(name: string, { folder, postgres }: ReturnType<typeof bothStores>, tests: (opened: Opened) => void): void {
  for (const kind of ['sqlite', 'postgres'] as const) {
    describe(`${name} in ${kind}`, () => {
      const url = () => (kind === 'sqlite' ? `sqlite:${join(folder(), 'sub', 'lotse.db')}` : postgres().url);
      const opened = { url } as Opened;
      beforeEach(async () => {
        opened.database = await openDatabase(url());
        for (const table of TABLES) await opened.database.run(`DELETE FROM ${table}`);
      });
      afterEach(() => opened.database.close());
      tests(opened);
    });
  }
}
