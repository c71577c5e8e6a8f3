/** Where sessions live between turns. Everything in them is safe to lose. */
import { type Session, session } from '../conversation/session.js';
import type { Database } from './database.js';
import { keyed } from './personal.js';

/** A session as it was read, so that a turn of another process in between is noticed. */
export interface StoredSession {
  readonly session: Session;
  /** counts the changes; 0 where there was none */
  readonly version: number;
}

/** Sessions by conversation key. */
export interface SessionStore {
  /** An unknown, forgotten or unreadable session is a new one. */
  get(key: string): Promise<StoredSession>;
  /**
   * Writes over the version that was read.
   * @returns `false` where another turn was faster: read again and repeat
   */
  set(key: string, value: Session, version: number): Promise<boolean>;
  delete(key: string): Promise<void>;
}

/** Sessions in the database. @param now the time in milliseconds since 1970 */
export class DatabaseSessionStore implements SessionStore {
  constructor(
    private readonly database: Database,
    private readonly now: () => number = Date.now,
  ) {}

  async get(key: string): Promise<StoredSession> {
    const [row] = await this.database.all('SELECT session, version FROM sessions WHERE key = ?', key);
    if (!row) return { session: {}, version: 0 };
    return { session: read(String(row.session)), version: Number(row.version) };
  }

  /** @throws ZodError for anything that is no session: a bug, told at once */
  async set(key: string, value: Session, version: number): Promise<boolean> {
    const text = JSON.stringify(session.parse(value));
    const changed =
      version === 0
        ? await this.database.run(
            'INSERT INTO sessions (key, session, version, changed_at) VALUES (?, ?, 1, ?) ON CONFLICT (key) DO NOTHING',
            key,
            text,
            this.now(),
          )
        : await this.database.run(
            'UPDATE sessions SET session = ?, version = version + 1, changed_at = ? WHERE key = ? AND version = ?',
            text,
            this.now(),
            key,
            version,
          );
    return changed === 1;
  }

  async delete(key: string): Promise<void> {
    await this.database.run('DELETE FROM sessions WHERE key = ?', key);
  }

  /** Forgets conversations that were quiet since `before`. @returns how many */
  forgetQuiet(before: number): Promise<number> {
    return this.database.run('DELETE FROM sessions WHERE changed_at < ?', before);
  }
}

/** A session written by another version of the program is forgotten rather than misread. */
function read(text: string): Session {
  const parsed = session.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

/** A session belongs to whom its key names. */
export const personalSessions = keyed('sessions', ({ key, session: text }) => ({ key, session: JSON.parse(String(text)) }));
