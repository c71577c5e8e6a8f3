/** Edits of a card, one after the other; of those that wait only the last one is made, since each shows what stands by then. */
import { KeyedQueue } from '../storage/queue.js';

export class Edits<T> {
  private readonly queue = new KeyedQueue();
  private readonly waiting = new Map<string, { edit: () => Promise<T>; readonly done: Promise<T> }>();

  /**
   * Makes `edit` after all earlier ones of the same card, or lets a later one take its place. `edit` draws the card itself,
   * when its time has come. @returns what the edit gave that was made in the end; rejects as it does
   */
  run(card: string, edit: () => Promise<T>): Promise<T> {
    const before = this.waiting.get(card);
    if (before) {
      before.edit = edit;
      return before.done;
    }
    const done = this.queue.run(card, () => {
      const mine = this.waiting.get(card);
      this.waiting.delete(card);
      return (mine?.edit ?? edit)();
    });
    this.waiting.set(card, { edit, done });
    return done;
  }
}
