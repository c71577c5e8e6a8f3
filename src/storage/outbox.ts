/** Messages that nobody waits for at this moment, kept until they are delivered: the outbox pattern. */
import { randomUUID } from 'node:crypto';
import type { Database, Queries } from './database.js';

/** A message to be sent. */
export interface OutboxEntry {
  readonly id: string;
  /** what it is; whoever delivers knows what to do with it */
  readonly kind: string;
  /** JSON, understood by whoever delivers */
  readonly payload: string;
  /** milliseconds since 1970 */
  readonly createdAt: number;
  /** how often it was tried, this time included */
  readonly attempts: number;
}

/** Puts a message into the outbox; within a transaction it is kept exactly when the rest of it is. @param dueAt milliseconds since 1970 */
export async function addToOutbox(queries: Queries, kind: string, payload: object, now: number, dueAt: number = now): Promise<void> {
  await queries.run(
    'INSERT INTO outbox (id, kind, payload, created_at, due_at, attempts, leased_until) VALUES (?, ?, ?, ?, ?, 0, 0)',
    randomUUID(),
    kind,
    JSON.stringify(payload),
    now,
    dueAt,
  );
}

/**
 * Takes messages that are due, oldest first. Until the lease ends no other instance gets them; an instance that dies
 * meanwhile loses its lease and not the message.
 */
export async function claimDue(database: Database, now: number, leaseMs: number, most: number): Promise<OutboxEntry[]> {
  // Rows that another instance is claiming at this moment are passed over. SQLite has one writer at a time.
  const passOver = database.kind === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
  const rows = await database.all(
    `UPDATE outbox SET leased_until = ?, attempts = attempts + 1 WHERE id IN (
      SELECT id FROM outbox WHERE due_at <= ? AND leased_until <= ? ORDER BY due_at, created_at LIMIT ?${passOver}
    ) RETURNING id, kind, payload, created_at, due_at, attempts`,
    now + leaseMs,
    now,
    now,
    most,
  );
  return rows
    .sort((a, b) => Number(a.due_at) - Number(b.due_at) || Number(a.created_at) - Number(b.created_at))
    .map((row) => ({
      id: String(row.id),
      kind: String(row.kind),
      payload: String(row.payload),
      createdAt: Number(row.created_at),
      attempts: Number(row.attempts),
    }));
}

/** The message is delivered, or no longer wanted. */
export async function removeFromOutbox(queries: Queries, id: string): Promise<void> {
  await queries.run('DELETE FROM outbox WHERE id = ?', id);
}

/** The message could not be delivered and is tried again. */
export async function postpone(queries: Queries, id: string, dueAt: number): Promise<void> {
  await queries.run('UPDATE outbox SET due_at = ?, leased_until = 0 WHERE id = ?', dueAt, id);
}
