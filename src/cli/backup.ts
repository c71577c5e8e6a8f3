/** `lotse backup` and `lotse restore`: all that is stored, in one SQLite file. */
import { existsSync } from 'node:fs';
import { readConfig } from '../config.js';
import { copyStore } from '../storage/backup.js';
import { openDatabase, openForReading } from '../storage/open.js';
import { CliError, print } from './output.js';

/** Writes the store of STORAGE_URL into a new file. The bot may run meanwhile. */
export async function backup(file: string): Promise<void> {
  if (existsSync(file)) throw new CliError(`Die Datei „${file}“ gibt es schon. Eine Sicherung überschreibt nichts.`, 1);
  const source = await openForReading(readConfig().storageUrl);
  await copy(source, `sqlite:${file}`, `Gesichert in ${file}`);
}

/** Fills the empty store of STORAGE_URL from a backup. The bot must not run meanwhile. */
export async function restore(file: string): Promise<void> {
  const source = await openForReading(`sqlite:${file}`);
  await copy(source, readConfig().storageUrl, `Wiederhergestellt aus ${file}`);
}

async function copy(source: Awaited<ReturnType<typeof openForReading>>, target: string, done: string): Promise<void> {
  try {
    const to = await openDatabase(target);
    try {
      const counts = await copyStore(source, to);
      print(`${done}: ${[...counts].map(([table, n]) => `${table} ${n}`).join(', ')}`);
    } finally {
      await to.close();
    }
  } finally {
    await source.close();
  }
}
