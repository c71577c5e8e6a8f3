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
const FAMILY = /(?:ierung|ung|ier|lich|isch|end|er|ig|t)$/;
/** "genehmigt" loses -t, then -ig. */
const PASSES = 2;

function conflate(stemmed: string): string {
  let word = stemmed;
  for (let pass = 0; pass < PASSES; pass++) {
    const shorter = word.replace(FAMILY, '');
    if (shorter.length < 4) break;
    word = shorter;
  }
  return word;
}
