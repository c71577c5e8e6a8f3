/** What many tests need: the real knowledge, loaded once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assistant } from '../src/conversation/assistant.js';
import { type KnowledgeFiles, readKnowledgeFiles } from '../src/knowledge/read.js';
import { KNOWLEDGE_FOLDER } from '../src/paths.js';
import { openAssistant } from '../src/prepared.js';

export const ERLASS_SOURCE = readFileSync(join(KNOWLEDGE_FOLDER, 'erlass', 'erlass-2016-04-24.txt'), 'utf8');

export const knowledgeFiles: KnowledgeFiles = await readKnowledgeFiles(KNOWLEDGE_FOLDER);
export const assistant: Assistant = await openAssistant();
export const { knowledge } = assistant;

/** The real files with some replaced, added (text) or removed (undefined). */
export function withFiles(changes: Readonly<Record<string, string | undefined>>): KnowledgeFiles {
  const files = new Map(knowledgeFiles);
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

/** The text of one real file. */
export function fileText(path: string): string {
  const text = knowledgeFiles.get(path);
  if (text === undefined) throw new Error(`No such knowledge file: ${path}`);
  return text;
}
