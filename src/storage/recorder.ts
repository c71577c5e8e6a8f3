/**
 * Takes note of the use beside the conversation: nothing waits for it, nothing fails with it. Entries are gathered
 * for a moment and written together; where the database is out of order they are kept and tried again.
 */
import type { Database } from './database.js';
import { dayOf } from './day.js';
import { type Entry, writeUsage } from './usage.js';

const GATHER_MS = 1_000;
const RETRY_MS = 30_000;
/** Entries that are written in one go. */
const BATCH = 50;
/** A database that is away for long must not fill the memory. */
const MAX_WAITING = 10_000;

type WithoutDay<T> = T extends unknown ? Omit<T, 'day'> : never;
/** An entry of today. */
export type NewEntry = WithoutDay<Entry>;

/** As much of a logger as is needed here. */
export interface RecorderLog {
  error(details: object, text: string): void;
  warn(details: object, text: string): void;
}

export class Recorder {
  private waiting: Entry[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: RecorderLog,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes entries; returns at once and never throws. */
  add(entries: readonly NewEntry[]): void {
    if (entries.length === 0) return;
    const day = dayOf(this.now());
    this.waiting.push(...entries.map((entry) => ({ ...entry, day }) as Entry));
    const tooMany = this.waiting.length - MAX_WAITING;
    if (tooMany > 0) {
      this.waiting.splice(0, tooMany);
      this.log.warn({ code: 'LOTSE-404' }, 'Nutzungszahlen gehen verloren: Die Datenbank nimmt zu lange nichts an');
    }
    this.schedule(GATHER_MS);
  }

  /** Writes what is waiting. Never rejects: what cannot be written waits on. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Writes what is waiting once more and ends. */
  async stop(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const entries = this.waiting.splice(0, BATCH);
      try {
        const homeless = await writeUsage(this.database, entries);
        if (homeless > 0)
          this.log.warn({ code: 'LOTSE-405' }, 'Eine Rückmeldung gehört zu keiner bekannten Antwort; sie zählt ohne Gegenstand');
      } catch (error) {
        this.waiting.unshift(...entries);
        this.log.error({ err: error, code: 'LOTSE-403' }, 'Nutzungszahlen ließen sich nicht schreiben');
        this.schedule(RETRY_MS);
        return;
      }
      // SQLite writes in this very thread: turns come in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private schedule(delay: number): void {
    this.timer ??= setTimeout(() => void this.flush(), delay).unref();
  }
}
