/** Everything that is kept about a person, in every table: shown, or deleted all at once or not at all. */
import { personalChecklists } from './checklists.js';
import type { Database } from './database.js';
import { personalEscalations } from './escalations.js';
import { personalGreetings } from './greetings.js';
import type { PersonalTable } from './personal.js';
import { personalReminders } from './reminders.js';
import { personalSessions } from './session-store.js';

/** Tables that can hold a person. One that is missing here holds none: `docs/datenschutz.md` says why. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  personalSessions,
  personalGreetings,
  personalChecklists,
  personalReminders,
  personalEscalations,
];

/** Table -> its entries about the person. */
export type PersonalData = Readonly<Record<string, readonly unknown[]>>;

/** @param ids every id by which the person may be known, at least one */
export async function exportPerson(database: Database, ids: readonly string[]): Promise<PersonalData> {
  const found: Record<string, readonly unknown[]> = {};
  for (const table of PERSONAL_TABLES) found[table.table] = await table.export(database, ids);
  return found;
}

/** @returns table -> how many entries were deleted or cleared of the person */
export async function deletePerson(database: Database, ids: readonly string[], nobody: string): Promise<Readonly<Record<string, number>>> {
  return database.transaction(async (queries) => {
    const counts: Record<string, number> = {};
    for (const table of PERSONAL_TABLES) counts[table.table] = await table.delete(queries, ids, nobody);
    return counts;
  });
}

/** Both for a running bot. */
export function personalStore(database: Database, nobody: () => string) {
  return {
    show: (ids: readonly string[]) => exportPerson(database, ids),
    forget: (ids: readonly string[]) => deletePerson(database, ids, nobody()),
  };
}
