/** Who was greeted already: a welcome comes once, also after a restart and with several instances. */
import type { Database } from './database.js';
import { keyed } from './personal.js';

export class Greetings {
  constructor(
    private readonly database: Database,
    private readonly now: () => number = Date.now,
  ) {}

  /** Remembers the conversation. @returns whether it was new */
  async add(key: string): Promise<boolean> {
    const sql = 'INSERT INTO greetings (key, greeted_at) VALUES (?, ?) ON CONFLICT (key) DO NOTHING';
    return (await this.database.run(sql, key, this.now())) === 1;
  }

  async forget(key: string): Promise<void> {
    await this.database.run('DELETE FROM greetings WHERE key = ?', key);
  }
}

/** The greeting of a personal chat, found by the id of the chat. */
export const personalGreetings = keyed('greetings', ({ key, greeted_at }) => ({ key, greeted_at }));
