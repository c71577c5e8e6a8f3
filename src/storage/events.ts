/** Counts per day, kind, subject and version of the knowledge. No person, no conversation, no text. */
import type { EventKind } from '../conversation/events.js';
import type { Queries } from './database.js';

/** How often something happened on a day. */
export interface EventCount {
  readonly day: string;
  readonly kind: EventKind;
  readonly subject: string;
  readonly version: string;
  readonly count: number;
}

/**
 * Adds to the counts; a negative count takes back, down to zero.
 * In a fixed order, so that two instances do not wait for each other.
 */
export async function addEvents(queries: Queries, counts: readonly EventCount[]): Promise<void> {
  const key = ({ day, kind, subject, version }: EventCount) => JSON.stringify([day, kind, subject, version]);
  for (const { day, kind, subject, version, count } of [...counts].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const sql =
      count < 0
        ? 'UPDATE events SET count = count + ? WHERE day = ? AND kind = ? AND subject = ? AND version = ? AND count > 0'
        : 'INSERT INTO events (count, day, kind, subject, version) VALUES (?, ?, ?, ?, ?) ' +
          'ON CONFLICT (day, kind, subject, version) DO UPDATE SET count = events.count + excluded.count';
    if (count !== 0) await queries.run(sql, count, day, kind, subject, version);
  }
}

/** All counts since a day, oldest first. */
export async function readEvents(queries: Queries, since: string): Promise<EventCount[]> {
  const rows = await queries.all('SELECT day, kind, subject, version, count FROM events WHERE day >= ? AND count > 0 ORDER BY day', since);
  return rows.map((row) => ({
    day: String(row.day),
    kind: String(row.kind) as EventKind,
    subject: String(row.subject),
    version: String(row.version),
    count: Number(row.count),
  }));
}

/** Deletes counts of days before `day`. */
export function forgetEvents(queries: Queries, day: string): Promise<number> {
  return queries.run('DELETE FROM events WHERE day < ?', day);
}
