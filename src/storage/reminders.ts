/** Who wants to be reminded of which list, and what they were told already. */
import type { Database, Queries, Row } from './database.js';
import { likeText, type PersonalTable } from './personal.js';

/** Somebody, or a whole conversation, who asked to be reminded. */
export interface Reminder {
  /** id and owner of the list */
  readonly list: string;
  readonly owner: string;
  /** JSON: where the reminder goes */
  readonly target: string;
  /** Teams' id of the person who asked */
  readonly person: string;
  /** what was named already */
  readonly told: readonly string[];
  /** the day it was last looked at, "" for never */
  readonly lookedOn: string;
}

/** Asks for reminders; once more is no harm. */
export async function remind(queries: Queries, { list, owner, target, person }: Omit<Reminder, 'told' | 'lookedOn'>): Promise<void> {
  await queries.run(
    `INSERT INTO reminders (list, owner, target, person, told, looked_on) VALUES (?, ?, ?, ?, '[]', '')
    ON CONFLICT (list) DO UPDATE SET target = excluded.target, person = excluded.person`,
    list,
    owner,
    target,
    person,
  );
}

/** @returns whether there was something to stop */
export async function stopReminding(queries: Queries, owner: string, list: string): Promise<boolean> {
  return (await queries.run('DELETE FROM reminders WHERE list = ? AND owner = ?', list, owner)) > 0;
}

export async function isReminded(queries: Queries, owner: string, list: string): Promise<boolean> {
  return (await queries.all('SELECT list FROM reminders WHERE list = ? AND owner = ?', list, owner)).length > 0;
}

/** Reminders that nobody looked at on this day yet. */
export async function remindersToLookAt(database: Database, day: string, most: number): Promise<Reminder[]> {
  return (await database.all('SELECT * FROM reminders WHERE looked_on <> ? ORDER BY list LIMIT ?', day, most)).map(read);
}

/**
 * Takes a reminder for this day. Of several instances one succeeds; what it writes in the same transaction happens once.
 * @returns `false` where another instance was faster
 */
export async function lookAt(queries: Queries, { list, lookedOn }: Reminder, day: string, told: readonly string[]): Promise<boolean> {
  const sql = 'UPDATE reminders SET looked_on = ?, told = ? WHERE list = ? AND looked_on = ?';
  return (await queries.run(sql, day, JSON.stringify(told), list, lookedOn)) === 1;
}

/** Deletes reminders whose list is gone. */
export function forgetOrphans(queries: Queries): Promise<number> {
  return queries.run('DELETE FROM reminders WHERE list NOT IN (SELECT id FROM checklists)');
}

/** A person's reminders, and those that go into the person's chat. */
export const personalReminders: PersonalTable = {
  table: 'reminders',
  async export(queries, ids) {
    return (await naming(queries, ids)).map(({ list, told, lookedOn }) => ({ list, told, lookedOn }));
  },
  async delete(queries, ids) {
    const found = await naming(queries, ids);
    for (const { list } of found) await queries.run('DELETE FROM reminders WHERE list = ?', list);
    return found.length;
  },
};

async function naming(queries: Queries, ids: readonly string[]): Promise<Reminder[]> {
  const rows = await queries.all(
    `SELECT * FROM reminders WHERE ${ids.map(() => '(person = ? OR target LIKE ?)').join(' OR ')}`,
    ...ids.flatMap((id) => [id, `%${likeText(JSON.stringify(id))}%`]),
  );
  return rows.map(read).filter(({ person, target }) => ids.some((id) => person === id || target.includes(JSON.stringify(id))));
}

function read(row: Row): Reminder {
  return {
    list: String(row.list),
    owner: String(row.owner),
    target: String(row.target),
    person: String(row.person),
    told: JSON.parse(String(row.told)) as string[],
    lookedOn: String(row.looked_on),
  };
}

/** For a running bot. */
export function reminderStore(database: Database) {
  return {
    isOn: (owner: string, list: string) => isReminded(database, owner, list),
    on: (reminder: Omit<Reminder, 'told' | 'lookedOn'>) => remind(database, reminder),
    off: async (owner: string, list: string) => void (await stopReminding(database, owner, list)),
  };
}
