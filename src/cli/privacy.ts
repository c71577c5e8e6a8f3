/** `lotse privacy`: what is kept about a person, shown or deleted, in the database that STORAGE_URL names. */
import { readConfig } from '../config.js';
import { openKnowledge } from '../prepared.js';
import { openDatabase, openForReading } from '../storage/open.js';
import { deletePerson, exportPerson } from '../storage/privacy.js';
import { print } from './output.js';

/** @param ids object id, Teams id, id of the personal chat: whichever are known */
export async function privacyExport(ids: readonly string[]): Promise<void> {
  const database = await openForReading(readConfig().storageUrl);
  try {
    print(JSON.stringify(await exportPerson(database, ids), null, 2));
  } finally {
    await database.close();
  }
}

export async function privacyDelete(ids: readonly string[]): Promise<void> {
  const { sprache } = await openKnowledge();
  const database = await openDatabase(readConfig().storageUrl);
  try {
    const counts = Object.entries(await deletePerson(database, ids, sprache.texte.daten_jemand));
    print(counts.map(([table, count]) => `${table}: ${count}`).join('\n'));
  } finally {
    await database.close();
  }
}
