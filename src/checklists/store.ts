/** What keeping lists asks of a store. The real one is in `src/storage`. */
import type { By, Change, Changed } from './change.js';
import type { Worklist } from './worklist.js';

/** Lists by owner: a person in a personal chat, or a whole group or channel. A list of somebody else is not there. */
export interface WorklistStore {
  add(owner: string, list: Worklist): Promise<void>;
  find(owner: string, id: string): Promise<Worklist | undefined>;
  /** newest first */
  all(owner: string, archived: boolean): Promise<Worklist[]>;
  /**
   * Changes the list as it stands now, however many do so at once: no change is lost.
   * @returns `undefined` where the list is not there any more
   */
  change(owner: string, id: string, change: Change, by: By): Promise<Changed | undefined>;
  /** @returns whether it was there */
  delete(owner: string, id: string): Promise<boolean>;
}
