/** What every command starts from: the knowledge of this project, indexed. */
import { type Assistant, createAssistant } from '../conversation/assistant.js';
import { loadKnowledge } from '../knowledge/load.js';
import type { Knowledge } from '../knowledge/model.js';
import { readKnowledgeFiles } from '../knowledge/read.js';
import { KNOWLEDGE_FOLDER } from '../paths.js';

/** @throws KnowledgeError with every problem of the files */
export async function openKnowledge(): Promise<Knowledge> {
  return loadKnowledge(await readKnowledgeFiles(KNOWLEDGE_FOLDER));
}

export async function openAssistant(): Promise<Assistant> {
  return createAssistant(await openKnowledge());
}
