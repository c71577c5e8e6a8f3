/** The tables, step by step. Forward only: a step that was released is never changed, a new one is added below. */
import type { Database, Queries } from './database.js';
import { StorageError } from './database.js';

/** The statements are plain enough for both databases. Times are milliseconds since 1970, days are "2026-11-24" in UTC. */
const STEPS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE sessions (
      key TEXT PRIMARY KEY,
      session TEXT NOT NULL,
      version BIGINT NOT NULL,
      changed_at BIGINT NOT NULL
    )`,
    'CREATE INDEX sessions_changed ON sessions (changed_at)',
    `CREATE TABLE greetings (
      key TEXT PRIMARY KEY,
      greeted_at BIGINT NOT NULL
    )`,
  ],
  [
    `CREATE TABLE events (
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      version TEXT NOT NULL,
      count BIGINT NOT NULL,
      PRIMARY KEY (day, kind, subject, version)
    )`,
    `CREATE TABLE answers (
      key TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      version TEXT NOT NULL,
      vote TEXT NOT NULL,
      voted_on TEXT NOT NULL
    )`,
    'CREATE INDEX answers_day ON answers (day)',
    `CREATE TABLE notes (
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      version TEXT NOT NULL,
      text TEXT NOT NULL,
      count BIGINT NOT NULL,
      PRIMARY KEY (day, kind, subject, version, text)
    )`,
  ],
  [
    `CREATE TABLE outbox (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      due_at BIGINT NOT NULL,
      attempts BIGINT NOT NULL,
      leased_until BIGINT NOT NULL
    )`,
    'CREATE INDEX outbox_due ON outbox (due_at)',
    `CREATE TABLE escalations (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      asked_by TEXT NOT NULL,
      name TEXT NOT NULL,
      reference TEXT NOT NULL,
      question TEXT NOT NULL,
      finding TEXT NOT NULL,
      thread TEXT NOT NULL,
      handled_by TEXT NOT NULL,
      handler_name TEXT NOT NULL,
      answer TEXT NOT NULL,
      asked_at BIGINT NOT NULL,
      changed_at BIGINT NOT NULL,
      version BIGINT NOT NULL
    )`,
    'CREATE INDEX escalations_asked_by ON escalations (asked_by)',
    'CREATE INDEX escalations_thread ON escalations (thread)',
    'CREATE INDEX escalations_changed ON escalations (changed_at)',
  ],
  [
    `CREATE TABLE checklists (
      id TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      list TEXT NOT NULL,
      archived BIGINT NOT NULL,
      version BIGINT NOT NULL,
      changed_at BIGINT NOT NULL
    )`,
    'CREATE INDEX checklists_owner ON checklists (owner, archived)',
    'CREATE INDEX checklists_changed ON checklists (archived, changed_at)',
  ],
  [
    `CREATE TABLE reminders (
      list TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      target TEXT NOT NULL,
      person TEXT NOT NULL,
      told TEXT NOT NULL,
      looked_on TEXT NOT NULL
    )`,
    'CREATE INDEX reminders_looked_on ON reminders (looked_on)',
  ],
];

/** Whether the tables are those of this program. */
export async function isUpToDate(queries: Queries): Promise<boolean> {
  const [row] = await queries.all('SELECT COUNT(*) AS done FROM migrations');
  return Number(row?.done) === STEPS.length;
}

/**
 * Brings the tables up to date. Two instances that start at once do it one after the other.
 * @throws StorageError where a newer program has used the database before
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(
    async (queries) => {
      await queries.run('CREATE TABLE IF NOT EXISTS migrations (step BIGINT PRIMARY KEY)');
      const [row] = await queries.all('SELECT COUNT(*) AS done FROM migrations');
      const done = Number(row?.done);
      if (done > STEPS.length) {
        throw new StorageError('Die Datenbank gehört zu einer neueren Version des Lotsen. Bitte diese Version starten.');
      }
      for (const [i, statements] of STEPS.entries()) {
        if (i < done) continue;
        for (const statement of statements) await queries.run(statement);
        await queries.run('INSERT INTO migrations (step) VALUES (?)', i + 1);
      }
    },
    { exclusive: true },
  );
}
