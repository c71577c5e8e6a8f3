/** What a table holds about a person: shown and deleted on request. Each table's file says how; `privacy.ts` lists them. */
import type { Queries, Row } from './database.js';

export interface PersonalTable {
  readonly table: string;
  /** @param ids every id by which the person may be known: object id, Teams id, id of the personal chat */
  export(queries: Queries, ids: readonly string[]): Promise<readonly unknown[]>;
  /** @param nobody the name that stands where the person's stood in what others share @returns how many entries were touched */
  delete(queries: Queries, ids: readonly string[], nobody: string): Promise<number>;
}

/** A text for LIKE, which finds it and perhaps a little more: look again in what was found. */
export function likeText(text: string): string {
  return text.replace(/[\\%]/g, '_');
}

/** A table whose `key` is a JSON array of ids, one of which is the person's or the chat's. */
export function keyed(table: string, show: (row: Row) => unknown): PersonalTable {
  const find = async (queries: Queries, ids: readonly string[]): Promise<Row[]> => {
    const rows = await queries.all(
      `SELECT * FROM ${table} WHERE ${ids.map(() => 'key LIKE ?').join(' OR ')}`,
      ...ids.map((id) => `%${likeText(JSON.stringify(id))}%`),
    );
    return rows.filter(({ key }) => (JSON.parse(String(key)) as unknown[]).some((part) => ids.includes(String(part))));
  };
  return {
    table,
    async export(queries, ids) {
      return (await find(queries, ids)).map(show);
    },
    async delete(queries, ids) {
      const rows = await find(queries, ids);
      for (const { key } of rows) await queries.run(`DELETE FROM ${table} WHERE key = ?`, key ?? null);
      return rows.length;
    },
  };
}
