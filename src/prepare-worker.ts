/** Reads and checks the knowledge in a thread of its own, so that nobody's turn waits for it. Posts one `Prepared` or one problem. */
import { parentPort } from 'node:worker_threads';
import { KnowledgeError } from './knowledge/problem.js';
import { openPrepared } from './prepared.js';

try {
  parentPort?.postMessage({ prepared: await openPrepared() });
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  parentPort?.postMessage({ problem: error.message });
}
