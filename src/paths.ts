/** Where the project's files lie, whatever folder the command is started from. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json not found above the program');
    folder = parent;
  }
  return folder;
}

export const PROJECT_ROOT = findRoot();
export const KNOWLEDGE_FOLDER = join(PROJECT_ROOT, 'knowledge');
export const CARDS_FOLDER = join(PROJECT_ROOT, 'cards');
/** the compiled program */
export const PROGRAM_FOLDER = dirname(fileURLToPath(import.meta.url));
/** what `prepared.ts` stores */
export const PREPARED_FOLDER = join(PROJECT_ROOT, 'dist', 'prepared');
