/**
 * Starting fast: the validated knowledge and what was learned from it are stored beside the program and used again
 * as long as neither knowledge nor program has changed. Without the store everything works, a few seconds later.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Assistant, createAssistant } from './conversation/assistant.js';
import { loadKnowledge, versionOf } from './knowledge/load.js';
import type { Knowledge } from './knowledge/model.js';
import { readKnowledgeFiles } from './knowledge/read.js';
import { KNOWLEDGE_FOLDER, PREPARED_FOLDER, PROGRAM_FOLDER } from './paths.js';
import { type Learned, learn } from './search/build.js';

export interface Prepared {
  readonly knowledge: Knowledge;
  readonly learned: Learned;
}

/** Folders whose code decides what is learned. */
const LEARNING = ['erlass', 'knowledge', 'language', 'search'];

/**
 * The assistant over the project's knowledge.
 * @throws KnowledgeError with every problem of the files
 */
export async function openAssistant(): Promise<Assistant> {
  const { knowledge, learned } = await openPrepared();
  return createAssistant(knowledge, learned);
}

/** The project's knowledge alone. @throws KnowledgeError */
export async function openKnowledge(): Promise<Knowledge> {
  return (await openPrepared()).knowledge;
}

/** What `openAssistant` is made from. @throws KnowledgeError with every problem of the files */
export async function openPrepared(): Promise<Prepared> {
  const files = await readKnowledgeFiles(KNOWLEDGE_FOLDER);
  const name = `${versionOf(files)}-${await programVersion()}.bin`;
  const stored = await readStored(name);
  if (stored) return stored;
  const knowledge = loadKnowledge(files);
  const { dictionaryWords } = await import('./dictionary.js');
  const prepared = { knowledge, learned: learn(knowledge, await dictionaryWords()) };
  await store(name, prepared);
  return prepared;
}

/** Changes with the code that learns and with the Node version that wrote the file. */
async function programVersion(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const folder of LEARNING) {
    const names = (await readdir(join(PROGRAM_FOLDER, folder), { recursive: true })).filter((n) => n.endsWith('.js')).sort();
    for (const name of names) hash.update(await readFile(join(PROGRAM_FOLDER, folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function readStored(name: string): Promise<Prepared | undefined> {
  try {
    return deserialize(await readFile(join(PREPARED_FOLDER, name))) as Prepared;
  } catch {
    return undefined;
  }
}

/** Written under another name first, so that nobody reads half a file. A folder that cannot be written does no harm. */
async function store(name: string, prepared: Prepared): Promise<void> {
  const temporary = join(PREPARED_FOLDER, `${name}.${process.pid}`);
  try {
    await mkdir(PREPARED_FOLDER, { recursive: true });
    await writeFile(temporary, serialize(prepared));
    await rename(temporary, join(PREPARED_FOLDER, name));
    for (const other of await readdir(PREPARED_FOLDER))
      if (other.endsWith('.bin') && other !== name) await rm(join(PREPARED_FOLDER, other), { force: true });
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
