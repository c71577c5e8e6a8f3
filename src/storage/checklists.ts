/** Kept checklists: one row each, written over the version that was read, so that of two people ticking at once both succeed. */
import { applyChange, type By, type Change, type Changed } from '../checklists/change.js';
import type { WorklistStore } from '../checklists/store.js';
import { peopleOf, personOwner, type Worklist, withoutPerson, worklist } from '../checklists/worklist.js';
import type { Database, Queries, Row } from './database.js';
import { likeText, type PersonalTable } from './personal.js';
import { KeyedQueue } from './queue.js';

/** Within a process changes queue up, so only other processes are in the way; each round one of them succeeds. */
const ATTEMPTS = 50;
const PAUSE_MS = 20;

export class DatabaseWorklists implements WorklistStore {
  private readonly queue = new KeyedQueue();

  constructor(
    private readonly database: Database,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws ZodError for anything that is no list: a bug, told at once */
  async add(owner: string, list: Worklist): Promise<void> {
    await this.database.run(
      'INSERT INTO checklists (id, owner, list, archived, version, changed_at) VALUES (?, ?, ?, ?, 1, ?)',
      list.id,
      owner,
      textOf(list),
      archivedOf(list),
      this.now(),
    );
  }

  async find(owner: string, id: string): Promise<Worklist | undefined> {
    return (await read(this.database, owner, id))?.list;
  }

  async all(owner: string, archived: boolean): Promise<Worklist[]> {
    const rows = await this.database.all('SELECT list FROM checklists WHERE owner = ? AND archived = ?', owner, archived ? 1 : 0);
    return rows.map(listOf).sort((a, b) => b.createdAt - a.createdAt);
  }

  change(owner: string, id: string, change: Change, by: By): Promise<Changed | undefined> {
    return this.queue.run(id, async () => {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const done = await this.database.transaction((queries) => this.tryChange(queries, owner, id, change, by));
        if (done !== 'overtaken') return done;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS));
      }
      throw new Error('A checklist could not be written');
    });
  }

  async delete(owner: string, id: string): Promise<boolean> {
    return (await this.database.run('DELETE FROM checklists WHERE id = ? AND owner = ?', id, owner)) === 1;
  }

  /** Deletes lists, archived or not, that nobody touched since `before`. @returns how many */
  forgetQuiet(before: number): Promise<number> {
    return this.database.run('DELETE FROM checklists WHERE changed_at < ?', before);
  }

  private async tryChange(queries: Queries, owner: string, id: string, change: Change, by: By): Promise<Changed | undefined | 'overtaken'> {
    const before = await read(queries, owner, id);
    if (!before) return undefined;
    const changed = applyChange(before.list, change, by);
    if (!changed.ok) return changed;
    return (await writeOver(queries, id, changed.list, before.version, this.now())) ? changed : 'overtaken';
  }
}

interface Stored {
  readonly list: Worklist;
  readonly version: number;
}

async function read(queries: Queries, owner: string, id: string): Promise<Stored | undefined> {
  const [row] = await queries.all('SELECT list, version FROM checklists WHERE id = ? AND owner = ?', id, owner);
  return row && { list: listOf(row), version: Number(row.version) };
}

async function writeOver(queries: Queries, id: string, list: Worklist, version: number, now: number): Promise<boolean> {
  const sql = 'UPDATE checklists SET list = ?, archived = ?, version = version + 1, changed_at = ? WHERE id = ? AND version = ?';
  return (await queries.run(sql, textOf(list), archivedOf(list), now, id, version)) === 1;
}

/** Lists of a person's own, and shared ones in which the person is named. */
export const personalChecklists: PersonalTable = {
  table: 'checklists',
  async export(queries, ids) {
    return (await naming(queries, ids)).map(({ list }) => list);
  },
  async delete(queries, ids, nobody) {
    const found = await naming(queries, ids);
    for (const { owner, list } of found) {
      if (ids.some((id) => owner === personOwner(id))) await queries.run('DELETE FROM checklists WHERE id = ?', list.id);
      else await clear(queries, owner, list.id, (shared) => withoutPerson(shared, ids, nobody));
    }
    return found.length;
  },
};

/** Somebody may tick the same list meanwhile. */
async function clear(queries: Queries, owner: string, id: string, change: (list: Worklist) => Worklist): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await read(queries, owner, id);
    if (!before || (await writeOver(queries, id, change(before.list), before.version, Date.now()))) return;
  }
  throw new Error('A checklist could not be cleared');
}

/** Found by a coarse look into the text first: a person asks for this once in years. */
async function naming(queries: Queries, ids: readonly string[]): Promise<(Stored & { readonly owner: string })[]> {
  const rows = await queries.all(
    `SELECT owner, list, version FROM checklists WHERE ${ids.map(() => '(owner = ? OR list LIKE ?)').join(' OR ')}`,
    ...ids.flatMap((id) => [personOwner(id), `%${likeText(JSON.stringify(id))}%`]),
  );
  return rows
    .map((row) => ({ owner: String(row.owner), list: listOf(row), version: Number(row.version) }))
    .filter(({ owner, list }) => ids.some((id) => owner === personOwner(id) || peopleOf(list).some((p) => p.id === id)));
}

function textOf(list: Worklist): string {
  return JSON.stringify(worklist.parse(list));
}

function archivedOf({ archivedAt }: Worklist): number {
  return archivedAt === undefined ? 0 : 1;
}

/** @throws ZodError for a list of a program that has gone: it stays where it is, and nobody overwrites it */
function listOf(row: Row): Worklist {
  return worklist.parse(JSON.parse(String(row.list)));
}
