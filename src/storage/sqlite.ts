/** SQLite in a file, through libSQL, whose binary ships inside its npm package. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { type Database, type OpenMode, type Queries, type Row, type SqlValue, StorageError } from './database.js';
import { KeyedQueue } from './queue.js';

/** How long a statement waits for another process; it holds up everything else meanwhile. */
const BUSY_MS = 200;
/** How often a transaction tries to begin, and the pause between, in which others can go on. */
const BEGIN_ATTEMPTS = 40;
const BEGIN_PAUSE_MS = 50;

/**
 * Opens or creates the file; its folder is made where it is missing.
 * WAL lets readers go on while one writes; `synchronous = FULL` keeps what was confirmed even when the power fails.
 * @param path `:memory:` for a database that nobody else sees
 * @throws StorageError where the file is damaged or cannot be used; it is left as it is
 */
export async function openSqlite(path: string, { readOnly = false }: OpenMode = {}): Promise<Database> {
  if (readOnly && !existsSync(path)) {
    throw new StorageError(`Die Datenbank ${path} gibt es noch nicht. Bitte STORAGE_URL prüfen oder den Lotsen zuerst starten.`);
  }
  let connection: Libsql.Database | undefined;
  try {
    if (path !== ':memory:' && !readOnly) mkdirSync(dirname(path), { recursive: true });
    connection = new Libsql(path, { timeout: BUSY_MS });
    const [check] = queriesOf(connection).sync.all('PRAGMA quick_check(1)');
    if (check?.quick_check !== 'ok') throw new Error(String(check?.quick_check));
    connection.exec(readOnly ? 'PRAGMA query_only = ON' : 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    return sqlite(connection, readOnly);
  } catch (error) {
    connection?.close();
    throw new StorageError(
      `Die Datenbank ${path} lässt sich nicht öffnen (${(error as Error).message}). Sie bleibt, wie sie ist. Bitte den Pfad prüfen oder eine Sicherung einspielen.`,
      { cause: error },
    );
  }
}

function sqlite(connection: Libsql.Database, readOnly: boolean): Database {
  const { queries, sync, forget } = queriesOf(connection);
  const queue = new KeyedQueue();
  /** One after the other: a statement of another turn must not slip into an open transaction. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => queue.run('', work);
  const writes = new WriteGroup(connection, sync.run, alone);
  return {
    kind: 'sqlite',
    all: (sql, ...values) => alone(() => queries.all(sql, ...values)),
    run: (sql, ...values) => writes.run(sql, values),
    // Every writing transaction keeps out the others, so `exclusive` asks for nothing more.
    transaction: (work) =>
      alone(async () => {
        // Who only reads takes no lock: it sees the state of its first statement while others go on writing.
        if (readOnly) connection.exec('BEGIN');
        else await begin(connection);
        try {
          const result = await work(queries);
          connection.exec('COMMIT');
          return result;
        } catch (error) {
          if (connection.inTransaction) connection.exec('ROLLBACK');
          throw error;
        }
      }),
    close: () =>
      alone(async () => {
        if (!readOnly) settle(sync.all);
        forget();
        connection.close();
      }),
  };
}

/** Brings what lies in the WAL into the file, so that the file alone is whole. Where somebody else is at it, that one will. */
function settle(all: (sql: string) => unknown): void {
  try {
    all('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // Nothing is lost: the next to open the file reads the WAL.
  }
}

interface Write {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  readonly resolve: (changes: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Single writes that come together are written together: the disk is waited for once, not once for each, and nobody is
 * answered before what he wrote is safe. One that fails takes no other along.
 */
class WriteGroup {
  private waiting: Write[] = [];

  constructor(
    private readonly connection: Libsql.Database,
    private readonly write: (sql: string, ...values: SqlValue[]) => number,
    private readonly alone: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  run(sql: string, values: readonly SqlValue[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ sql, values, resolve, reject });
      if (this.waiting.length === 1) void this.alone(() => this.flush());
    });
  }

  private async flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const group = this.waiting.splice(0);
    const done: (() => void)[] = [];
    try {
      if (group.length > 1) await begin(this.connection);
      for (const { sql, values, resolve, reject } of group) {
        try {
          const changes = this.write(sql, ...values);
          done.push(() => resolve(changes));
        } catch (error) {
          done.push(() => reject(error));
        }
      }
      if (group.length > 1) this.connection.exec('COMMIT');
      for (const tell of done) tell();
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      for (const { reject } of group) reject(error);
    }
  }
}

/** @throws the last error where another process keeps the file locked */
async function begin(connection: Libsql.Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (attempt === BEGIN_ATTEMPTS || !/locked|busy/i.test((error as Error).message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, BEGIN_PAUSE_MS));
    }
  }
}

/** Statements that were compiled before; there are a few dozen texts. */
const MAX_PREPARED = 200;

/** Statements run at once, a millisecond or two with the write to disk; the promises keep both databases alike. */
function queriesOf(connection: Libsql.Database): {
  queries: Queries;
  sync: { all: (sql: string, ...values: SqlValue[]) => Row[]; run: (sql: string, ...values: SqlValue[]) => number };
  /** compiled statements would keep a closed database alive */
  forget: () => void;
} {
  const prepared = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = connection.prepare(sql);
    if (prepared.size < MAX_PREPARED) prepared.set(sql, made);
    return made;
  };
  const all = (sql: string, ...values: readonly SqlValue[]) => prepare(sql).all(...values) as Row[];
  const run = (sql: string, ...values: readonly SqlValue[]) => prepare(sql).run(...values).changes;
  return {
    sync: { all, run },
    forget: () => prepared.clear(),
    queries: { all: async (sql, ...values) => all(sql, ...values), run: async (sql, ...values) => run(sql, ...values) },
  };
}
