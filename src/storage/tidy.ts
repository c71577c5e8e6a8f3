/** Forgetting what is no longer needed, once at the start and then every few hours. Several instances may do it at once. */
import type { Database } from './database.js';
import { DatabaseSessionStore } from './session-store.js';

const DAY = 24 * 60 * 60 * 1000;
const INTERVAL = DAY / 4;
/** Conversations that were quiet for so many days are forgotten. Open dialogs live on in their cards. */
export const SESSION_DAYS = 30;

/** Deletes what is past its time. @param now milliseconds since 1970 */
export async function tidy(database: Database, now: number): Promise<void> {
  await new DatabaseSessionStore(database).forgetQuiet(now - SESSION_DAYS * DAY);
}

/** A database that is out of order is tried again the next time. */
export function startTidying(database: Database, now: () => number = Date.now): { stop(): void } {
  const run = () => void tidy(database, now()).catch(() => undefined);
  run();
  const timer = setInterval(run, INTERVAL);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
