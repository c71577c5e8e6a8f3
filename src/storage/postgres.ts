/** PostgreSQL through a pool, for several instances. */
import pg from 'pg';
import { type Database, type OpenMode, type Queries, type SqlValue, StorageError } from './database.js';

const POOL_SIZE = 10;
/** Nobody waits longer than this for a connection or an answer: a person is waiting. */
const PATIENCE_MS = 3_000;
/** Number of the advisory lock for exclusive transactions; any number that nobody else uses. */
const LOCK = 540_116;

const pools = new WeakMap<Database, pg.Pool>();

/** The pool of an open PostgreSQL, for a library that brings its own statements; `undefined` for any other database. */
export function poolOf(database: Database): pg.Pool | undefined {
  return pools.get(database);
}

/** @throws StorageError where the server cannot be reached or refuses; the message holds no password */
export async function openPostgres(url: string, { readOnly = false }: OpenMode = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    statement_timeout: PATIENCE_MS,
    ...(readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // An idle connection that breaks is taken out of the pool; the next query opens a new one.
  pool.on('error', () => undefined);
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end().catch(() => undefined);
    const { hostname, pathname } = new URL(url);
    throw new StorageError(
      `PostgreSQL (${hostname}${pathname}) ist nicht zu erreichen: ${(error as Error).message}. Bitte STORAGE_URL, Kennwort und Netz prüfen.`,
      { cause: error },
    );
  }
  const database: Database = {
    kind: 'postgres',
    ...queriesOf(pool),
    transaction: async (work, { exclusive = false } = {}) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      // The pool looks after idle connections only: one that breaks here, between two statements, would end the process.
      const onError = (error: Error): void => {
        broken = error;
      };
      client.on('error', onError);
      try {
        await client.query('BEGIN');
        if (exclusive) await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
        const result = await work(queriesOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(onError);
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
  pools.set(database, pool);
  return database;
}

/** BIGINT as a number: ours are times and counts, far below 2^53. */
function parserOf(oid: number, format?: 'text'): unknown {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
}

function queriesOf(client: pg.Pool | pg.PoolClient): Queries {
  const query = (sql: string, values: readonly SqlValue[]) => client.query(numbered(sql), [...values]);
  return {
    all: async (sql, ...values) => (await query(sql, values)).rows,
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
  };
}

/** `?` as `$1`, `$2` … No statement of ours has a question mark in a text. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}
