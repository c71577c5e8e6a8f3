/** Copies everything from one store into another, SQLite or PostgreSQL: backup, restore, and moving from one to the other. */
import { type Database, type Row, StorageError } from './database.js';

/** Rows that are inserted with one statement at most. */
const BATCH = 100;

/**
 * Copies all rows as they are at one moment; the bot may go on writing.
 * @param to an empty store with the tables of this program
 * @returns rows by table
 * @throws StorageError where the target is not empty; it is left as it is
 */
export async function copyStore(from: Database, to: Database): Promise<ReadonlyMap<string, number>> {
  const tables = await tablesOf(to);
  const full: string[] = [];
  for (const table of tables) if (Number((await to.all(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n) > 0) full.push(table);
  if (full.length > 0) throw new StorageError(`Das Ziel ist nicht leer (${full.join(', ')}). Kopiert wird nur in eine leere Datenbank.`);
  return from.transaction(async (source) => {
    if (from.kind === 'postgres') await source.all('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const counts = new Map<string, number>();
    await to.transaction(async (target) => {
      for (const table of tables) {
        const rows = await source.all(`SELECT * FROM ${table}`);
        for (let at = 0; at < rows.length; at += BATCH) {
          const batch = rows.slice(at, at + BATCH);
          const columns = Object.keys(batch[0] as Row);
          const places = batch.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
          const values = batch.flatMap((row) => columns.map((column) => row[column] ?? null));
          await target.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places}`, ...values);
        }
        counts.set(table, rows.length);
      }
    });
    return counts;
  });
}

/** Our tables; what was migrated and how often somebody wrote in the last minute belong to each store itself. */
async function tablesOf(database: Database): Promise<string[]> {
  const rows =
    database.kind === 'sqlite'
      ? await database.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      : await database.all("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'");
  return rows.map(({ name }) => String(name)).filter((name) => /^[a-z_]+$/.test(name) && !['migrations', 'rates'].includes(name));
}
