/** What a message said, so that a vote can be tied to the answer it is about. The key is a fingerprint: see `answerKey`. */
import { createHash } from 'node:crypto';
import type { Subject } from '../conversation/events.js';
import type { Queries } from './database.js';

export type Vote = 'helpful' | 'not-helpful';

/** A message that can be judged. */
export interface StoredAnswer extends Subject {
  readonly day: string;
  readonly version: string;
  readonly vote?: Vote;
  /** the day on which the vote was counted */
  readonly votedOn: string;
}

/** A fingerprint of conversation and message: found again by the one who holds both, and telling nothing to who reads the table. */
export function answerKey(conversation: string, message: string): string {
  return createHash('sha256')
    .update(JSON.stringify([conversation, message]))
    .digest('hex');
}

/** Remembers a message. Where another card took its place, a vote belongs to what stood there before and a new one may come. */
export async function rememberAnswer(
  queries: Queries,
  key: string,
  { kind, subject, day, version }: Omit<StoredAnswer, 'vote' | 'votedOn'>,
): Promise<void> {
  const kept = (column: string) => `CASE WHEN answers.subject = excluded.subject THEN answers.${column} ELSE '' END`;
  await queries.run(
    `INSERT INTO answers (key, day, kind, subject, version, vote, voted_on) VALUES (?, ?, ?, ?, ?, '', '')
    ON CONFLICT (key) DO UPDATE SET day = excluded.day, kind = excluded.kind, subject = excluded.subject,
    version = excluded.version, vote = ${kept('vote')}, voted_on = ${kept('voted_on')}`,
    key,
    day,
    kind,
    subject,
    version,
  );
}

/** The message, or `undefined` where it is unknown or forgotten. */
export async function findAnswer(queries: Queries, key: string): Promise<StoredAnswer | undefined> {
  const [row] = await queries.all('SELECT day, kind, subject, version, vote, voted_on FROM answers WHERE key = ?', key);
  if (!row) return undefined;
  return {
    day: String(row.day),
    kind: String(row.kind) as Subject['kind'],
    subject: String(row.subject),
    version: String(row.version),
    ...(row.vote ? { vote: String(row.vote) as Vote } : {}),
    votedOn: String(row.voted_on),
  };
}

/** Writes a vote over the one that was read. @returns `false` where another vote was faster: read again */
export async function setVote(queries: Queries, key: string, before: StoredAnswer, vote: Vote, day: string): Promise<boolean> {
  const sql = 'UPDATE answers SET vote = ?, voted_on = ? WHERE key = ? AND vote = ? AND subject = ?';
  return (await queries.run(sql, vote, day, key, before.vote ?? '', before.subject)) === 1;
}

/** Deletes messages of days before `day`. */
export function forgetAnswers(queries: Queries, day: string): Promise<number> {
  return queries.run('DELETE FROM answers WHERE day < ?', day);
}
