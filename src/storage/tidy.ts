/** Forgetting what is no longer needed, once at the start and then every few hours. Several instances may do it at once. */
import { forgetAnswers } from './answers.js';
import { DatabaseWorklists } from './checklists.js';
import type { Database } from './database.js';
import { DAY_MS, dayOf } from './day.js';
import { forgetEscalations } from './escalations.js';
import { forgetEvents } from './events.js';
import { forgetNotes } from './notes.js';
import { forgetOrphans } from './reminders.js';
import { DatabaseSessionStore } from './session-store.js';

export const TIDY_EVERY_MS = DAY_MS / 4;
/** Conversations that were quiet for so many days are forgotten. Open dialogs live on in their cards. */
export const SESSION_DAYS = 30;
/** So long a vote still finds the answer it is about. */
export const ANSWER_DAYS = 30;
/** So long texts of the feedback form, and of questions without an answer, are kept. */
export const NOTE_DAYS = 180;
/** So long counts are kept: a year can be compared with the one before. */
export const EVENT_DAYS = 400;

/** Questions that were handed over are forgotten so many days after the last change. */
export const ESCALATION_DAYS = 90;
/** Checklists, archived or not, that nobody touched for so long are forgotten: after the next cycle of two years has begun. */
export const CHECKLIST_DAYS = 800;

/** Deletes what is past its time. @param now milliseconds since 1970 */
export async function tidy(database: Database, now: number): Promise<void> {
  await new DatabaseSessionStore(database).forgetQuiet(now - SESSION_DAYS * DAY_MS);
  await forgetEscalations(database, now - ESCALATION_DAYS * DAY_MS);
  await new DatabaseWorklists(database).forgetQuiet(now - CHECKLIST_DAYS * DAY_MS);
  await forgetOrphans(database);
  await forgetAnswers(database, dayOf(now - ANSWER_DAYS * DAY_MS));
  await forgetNotes(database, dayOf(now - NOTE_DAYS * DAY_MS));
  await forgetEvents(database, dayOf(now - EVENT_DAYS * DAY_MS));
}

/** A database that is out of order is tried again the next time. */
export function startTidying(database: Database, now: () => number = Date.now): { stop(): void } {
  const run = () => void tidy(database, now()).catch(() => undefined);
  run();
  const timer = setInterval(run, TIDY_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
