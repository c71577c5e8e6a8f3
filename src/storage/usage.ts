/** Writing what was noticed of the use, many entries at once: all or nothing. */
import type { Subject, UsageEvent } from '../conversation/events.js';
import { findAnswer, rememberAnswer, setVote, type Vote } from './answers.js';
import type { Database, Queries } from './database.js';
import { addEvents, type EventCount } from './events.js';
import { addNote, type NoteKind } from './notes.js';

interface Dated {
  readonly day: string;
  /** version of the knowledge */
  readonly version: string;
}

/** Something to be written. */
export type Entry = Dated &
  (
    | { readonly type: 'event'; readonly event: UsageEvent }
    /** a message that can be judged; `key` from `answerKey` */
    | { readonly type: 'answer'; readonly key: string; readonly subject: Subject }
    | { readonly type: 'note'; readonly kind: NoteKind; readonly subject: string; readonly text: string }
    /** `key` is absent where the message is not known, `vote` where it could not be read */
    | { readonly type: 'feedback'; readonly key?: string; readonly vote?: Vote; readonly text: string }
  );

type Count = (dated: Dated, event: UsageEvent, by?: number) => void;

/** A vote is tried again so often where another one was faster. */
const ATTEMPTS = 5;

/**
 * Writes entries in their order.
 * @returns how many votes found no answer that they are about; they are counted without a subject
 */
export async function writeUsage(database: Database, entries: readonly Entry[]): Promise<number> {
  return database.transaction(async (queries) => {
    const counts = new Map<string, EventCount>();
    const count: Count = ({ day, version }, { kind, subject }, by = 1) => {
      const key = JSON.stringify([day, kind, subject, version]);
      counts.set(key, { day, kind, subject, version, count: (counts.get(key)?.count ?? 0) + by });
    };
    let homeless = 0;
    for (const entry of entries) {
      const { day, version } = entry;
      if (entry.type === 'event') count(entry, entry.event);
      else if (entry.type === 'answer') await rememberAnswer(queries, entry.key, { ...entry.subject, day, version });
      else if (entry.type === 'note') await addNote(queries, entry);
      else if (!(await takeFeedback(queries, entry, count))) homeless++;
    }
    await addEvents(queries, [...counts.values()]);
    return homeless;
  });
}

/** @returns whether the answer was found */
async function takeFeedback(queries: Queries, entry: Extract<Entry, { type: 'feedback' }>, count: Count): Promise<boolean> {
  const { key, vote, text, day } = entry;
  const found = key && vote ? await castVote(queries, key, vote, day, count) : key ? await findAnswer(queries, key) : undefined;
  const subject = found?.subject ?? '';
  const version = found?.version ?? entry.version;
  if (!found && vote) count(entry, { kind: vote, subject });
  if (text !== '') await addNote(queries, { day, kind: vote ?? 'feedback', subject, version, text });
  return found !== undefined;
}

/** The last vote on an answer counts; one that it replaces is taken back. @returns the answer, if it is known */
async function castVote(
  queries: Queries,
  key: string,
  vote: Vote,
  day: string,
  count: Count,
): Promise<{ readonly subject: string; readonly version: string } | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const answer = await findAnswer(queries, key);
    if (!answer || answer.vote === vote) return answer;
    if (!(await setVote(queries, key, answer, vote, day))) continue;
    const { subject, version } = answer;
    if (answer.vote) count({ day: answer.votedOn, version }, { kind: answer.vote, subject }, -1);
    count({ day, version }, { kind: vote, subject });
    return answer;
  }
  throw new Error('A vote could not be written');
}
