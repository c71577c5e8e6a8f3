/** The only file access of the cards: reads the templates once at start. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CARD_NAMES, type CardTemplates, compileTemplates } from '../cards/templates.js';

/**
 * Reads and compiles all templates of `folder`.
 * @throws Error in German where one is missing or no JSON
 */
export async function readCardTemplates(folder: string): Promise<CardTemplates> {
  const files = new Map<string, string>();
  for (const name of CARD_NAMES) {
    const text = await readFile(join(folder, `${name}.template.json`), 'utf8').catch(() => undefined);
    if (text !== undefined) files.set(name, text);
  }
  return compileTemplates(files);
}
