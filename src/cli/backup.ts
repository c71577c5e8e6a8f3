/** `lotse backup` and `lotse restore`: all that is stored, in one SQLite file. */
import { existsSync, rmSync } from 'node:fs';
import { readConfig } from '../config.js';
import { copyStore } from '../storage/backup.js';
import type { Database } from '../storage/database.js';
import { openDatabase, openForReading } from '../storage/open.js';
import { CliError, print } from './output.js';

/** Writes the store of STORAGE_URL into a new file: all of it or no file. The bot may run meanwhile. */
export async function backup(file: string): Promise<void> {
  if (existsSync(file)) throw new CliError(`Die Datei „${file}“ gibt es schon. Eine Sicherung überschreibt nichts.`, 1);
  const source = await openForReading(readConfig().storageUrl);
  try {
    await copy(source, `sqlite:${file}`, `Gesichert in ${file}`, alone);
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    throw error;
  }
}

/** Without a WAL: one file, which can be read where nothing can be written. */
async function alone(file: Database): Promise<void> {
  await file.all('PRAGMA journal_mode = DELETE');
}

/** Fills the empty store of STORAGE_URL from a backup. The bot must not run meanwhile. */
export async function restore(file: string): Promise<void> {
  const source = await openForReading(`sqlite:${file}`);
  await copy(source, readConfig().storageUrl, `Wiederhergestellt aus ${file}`);
}

async function copy(source: Database, target: string, done: string, finish?: (to: Database) => Promise<void>): Promise<void> {
  try {
    const to = await openDatabase(target);
    try {
      const counts = await copyStore(source, to);
      await finish?.(to);
      print(`${done}: ${[...counts].map(([table, n]) => `${table} ${n}`).join(', ')}`);
    } finally {
      await to.close();
    }
  } finally {
    await source.close();
  }
}
