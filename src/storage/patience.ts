/** A store that nobody waits for too long: somebody pressed a button and Teams gives up after a few seconds. */
import { within } from '../deadline.js';
import type { SessionStore } from './session-store.js';

/** The store did not answer in time; what was asked may still happen. */
export class LateError extends Error {
  override readonly name = 'LateError';
}

/**
 * @param milliseconds for each operation
 * @param onFailure told the operation that failed or was late
 */
export function impatient(store: SessionStore, milliseconds: number, onFailure: (operation: string) => void): SessionStore {
  const inTime = async <T>(operation: string, work: Promise<T>): Promise<T> => {
    try {
      return await within(work, milliseconds, (): never => {
        throw new LateError(`The store is late: ${operation}`);
      });
    } catch (error) {
      onFailure(operation);
      throw error;
    }
  };
  return {
    get: (key) => inTime('read', store.get(key)),
    set: (key, value, version) => inTime('write', store.set(key, value, version)),
    delete: (key) => inTime('delete', store.delete(key)),
  };
}
