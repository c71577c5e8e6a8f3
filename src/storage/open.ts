/** Opening the store that STORAGE_URL names. */
import { type Database, StorageError } from './database.js';
import { migrate } from './migrations.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/**
 * Opens the database and brings its tables up to date.
 * @param url `sqlite:path/to/file.db`, `sqlite::memory:` or `postgres://user:password@host:port/name`
 * @throws StorageError with what to do about it
 */
export async function openDatabase(url: string): Promise<Database> {
  const database = await connect(url);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close().catch(() => undefined);
    if (error instanceof StorageError) throw error;
    throw new StorageError(`Die Tabellen lassen sich nicht anlegen: ${(error as Error).message}`, { cause: error });
  }
}

function connect(url: string): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres(url);
  throw new StorageError('STORAGE_URL muss mit „sqlite:“ oder „postgres://“ beginnen.');
}
