/** Turns under way: so many at once, none once the bot is being ended, and those that run are waited for. */

import { within } from '../deadline.js';
import { KeyedQueue } from '../storage/queue.js';

/** One turn takes milliseconds; thousands at once mean that the connector is slow, and more would only fill the memory. */
const MAX_RUNNING = 5_000;

export class Turns {
  /** what comes before a turn, in the order in which its requests came: of two messages the first is answered first */
  readonly before = new KeyedQueue();
  private readonly running = new Set<Promise<unknown>>();
  private closed = false;

  /** Turns under way. */
  get size(): number {
    return this.running.size;
  }

  /** Whether no more may begin. */
  get full(): boolean {
    return this.closed || this.running.size >= MAX_RUNNING;
  }

  add(turn: Promise<unknown>): void {
    const end: Promise<unknown> = turn.then(
      () => this.running.delete(end),
      () => this.running.delete(end),
    );
    this.running.add(end);
  }

  /** Lets none begin any more and waits for those that run. @returns how many were still running after `milliseconds` */
  async close(milliseconds: number): Promise<number> {
    this.closed = true;
    await within(Promise.all([...this.running]), milliseconds, () => undefined);
    return this.running.size;
  }
}
