/** The only file access of the knowledge: reads the folder into memory. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Path below the folder (with "/") -> text, in alphabetical order. */
export type KnowledgeFiles = ReadonlyMap<string, string>;

/**
 * Reads all .yaml and .txt files below `folder`.
 * @throws Error where the folder cannot be read; the message names it.
 */
export async function readKnowledgeFiles(folder: string): Promise<KnowledgeFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|txt)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)));
}
