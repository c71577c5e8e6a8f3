/** Where sessions live between turns. Everything in them is safe to lose. */
import { type Session, session } from '../conversation/session.js';

/** Sessions by conversation key. A database would implement the same three calls. */
export interface SessionStore {
  /** @returns `undefined` for an unknown or forgotten conversation */
  get(key: string): Promise<Session | undefined>;
  set(key: string, value: Session): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Conversations kept; the one that was quiet longest is forgotten first. */
export const MAX_SESSIONS = 10_000;

/** Keeps sessions in memory, bounded. A restart forgets them; open dialogs live on in their cards. */
export class MemorySessionStore implements SessionStore {
  /** a Map remembers the order of insertion: the first entry is the oldest */
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly limit = MAX_SESSIONS) {}

  get size(): number {
    return this.sessions.size;
  }

  async get(key: string): Promise<Session | undefined> {
    const found = this.sessions.get(key);
    if (found) this.touch(key, found);
    return found;
  }

  /** @throws ZodError for anything that is no session: a bug, told at once */
  async set(key: string, value: Session): Promise<void> {
    this.touch(key, session.parse(value));
    const [oldest] = this.sessions.keys();
    if (this.sessions.size > this.limit && oldest !== undefined) this.sessions.delete(oldest);
  }

  async delete(key: string): Promise<void> {
    this.sessions.delete(key);
  }

  private touch(key: string, value: Session): void {
    this.sessions.delete(key);
    this.sessions.set(key, value);
  }
}
