/** Texts for the maintainers: what was missing, and, where the operator wants it, questions without an answer. */

import type { Vote } from './answers.js';
import type { Queries } from './database.js';

/** `feedback` is a text whose vote could not be read; `gap` and `choice` are questions. */
export type NoteKind = Vote | 'feedback' | 'gap' | 'choice';

/** A text, and how often the same one came on that day. Nothing says from whom. */
export interface Note {
  readonly day: string;
  readonly kind: NoteKind;
  readonly subject: string;
  readonly version: string;
  readonly text: string;
  readonly count: number;
}

export async function addNote(queries: Queries, { day, kind, subject, version, text }: Omit<Note, 'count'>): Promise<void> {
  await queries.run(
    'INSERT INTO notes (day, kind, subject, version, text, count) VALUES (?, ?, ?, ?, ?, 1) ' +
      'ON CONFLICT (day, kind, subject, version, text) DO UPDATE SET count = notes.count + 1',
    day,
    kind,
    subject,
    version,
    text,
  );
}

/** All texts since a day, newest first. */
export async function readNotes(queries: Queries, since: string): Promise<Note[]> {
  const rows = await queries.all(
    'SELECT day, kind, subject, version, text, count FROM notes WHERE day >= ? ORDER BY day DESC, kind, subject, text',
    since,
  );
  return rows.map((row) => ({
    day: String(row.day),
    kind: String(row.kind) as NoteKind,
    subject: String(row.subject),
    version: String(row.version),
    text: String(row.text),
    count: Number(row.count),
  }));
}

/** Deletes texts of days before `day`. */
export function forgetNotes(queries: Queries, day: string): Promise<number> {
  return queries.run('DELETE FROM notes WHERE day < ?', day);
}
