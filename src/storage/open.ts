/** Opening the store that STORAGE_URL names. */
import { type Database, type OpenMode, StorageError } from './database.js';
import { isUpToDate, migrate } from './migrations.js';
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

/**
 * Opens a database that exists, only to read it: nothing is created, changed or migrated.
 * @throws StorageError with what to do about it
 */
export async function openForReading(url: string): Promise<Database> {
  const database = await connect(url, { readOnly: true });
  const fits = await isUpToDate(database).catch(() => false);
  if (fits) return database;
  await database.close().catch(() => undefined);
  throw new StorageError('Die Datenbank gehört zu einer anderen Version des Lotsen. Bitte ihn mit dieser Version einmal starten.');
}

function connect(url: string, mode: OpenMode = {}): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), mode);
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres(url, mode);
  throw new StorageError('STORAGE_URL muss mit „sqlite:“ oder „postgres://“ beginnen.');
}
