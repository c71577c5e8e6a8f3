/** Loads the project's knowledge beside the running bot. */
import { Worker } from 'node:worker_threads';
import { createAssistant } from './conversation/assistant.js';
import type { Prepared } from './prepared.js';
import type { Loaded } from './service/reload.js';

type Posted = { readonly prepared: Prepared } | { readonly problem: string };

/** @throws Error where the thread itself fails */
export async function loadInThread(): Promise<Loaded> {
  const worker = new Worker(new URL('./prepare-worker.js', import.meta.url));
  try {
    const posted = await new Promise<Posted>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread ended with ${code}`)));
    });
    return 'problem' in posted ? posted : { assistant: createAssistant(posted.prepared.knowledge, posted.prepared.learned) };
  } finally {
    await worker.terminate();
  }
}
