/** The German dictionary of cspell (LGPL-3.0, data of the igerman98 project), read only when something new is learned. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';

/** Entries for other spellings of a word start with "~": lower case and without diacritics, as our fold wants it. */
const FOLDED = '~';

/** All single words of the dictionary, folded. Takes about a second and a half. */
export async function dictionaryWords(): Promise<string[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('@cspell/dict-de-de'));
  const trie = decodeTrie(gunzipSync(await readFile(join(folder, 'de_DE.trie.gz'))));
  const words: string[] = [];
  for (const entry of trie.words()) {
    const word = entry.startsWith(FOLDED) ? entry.slice(1) : entry;
    if (/^[a-zß]{4,40}$/.test(word)) words.push(word.replace(/ß/g, 'ss'));
  }
  return words;
}
