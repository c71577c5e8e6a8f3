/** Word stems: Snowball's German stemmer, then conflation of word families (genehmigt, Genehmigung, genehmigen). */
import stemmers from 'snowball-stemmers';

const german = stemmers.newStemmer('german');
const cache = new Map<string, string>();
const CACHE_LIMIT = 50_000;

/** The stem of one folded word. Numbers stay as they are. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const result = /\d/.test(word) ? word : conflate(german.stem(word));
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, result);
  return result;
}

/** Suffixes that make a noun, an agent or an adjective of the same family; the rest must stay a word. */
const FAMILY = /(?:ierung|igung|ung|ier|lich|isch|end|er|ig|t)$/;

function conflate(stemmed: string): string {
  const shorter = stemmed.replace(FAMILY, '');
  return shorter.length >= 4 ? shorter : stemmed;
}
