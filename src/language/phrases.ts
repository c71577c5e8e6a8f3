/** Phrases of the knowledge in the words of a message. Each list is folded once, not with every message. */
import { fold } from './fold.js';
import { tokenize } from './tokens.js';

const folded = new WeakMap<readonly string[], readonly string[]>();

/** The words of a folded text, without punctuation, one blank between them. */
export function wordsOf(foldedText: string): string {
  return tokenize(foldedText).join(' ');
}

/** The phrases of a list as `wordsOf` writes them. */
export function phrasesOf(list: readonly string[]): readonly string[] {
  let phrases = folded.get(list);
  if (!phrases) {
    phrases = list.map((phrase) => wordsOf(fold(phrase)));
    folded.set(list, phrases);
  }
  return phrases;
}

/** first word of a phrase -> the rest of each such phrase, with a blank before every word */
type ByFirstWord = ReadonlyMap<string, readonly string[]>;

const byFirst = new WeakMap<readonly string[], ByFirstWord>();

function byFirstWord(list: readonly string[]): ByFirstWord {
  const known = byFirst.get(list);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const phrase of phrasesOf(list)) {
    const [first = ''] = phrase.split(' ', 1);
    made.set(first, [...(made.get(first) ?? []), phrase.slice(first.length)]);
  }
  byFirst.set(list, made);
  return made;
}

/** Whether any phrase of the list stands, as whole words, in the words of a message (`wordsOf`). */
export function containsPhrase(words: string, list: readonly string[]): boolean {
  const phrases = byFirstWord(list);
  let start = 0;
  while (start <= words.length) {
    const blank = words.indexOf(' ', start);
    const end = blank < 0 ? words.length : blank;
    for (const rest of phrases.get(words.slice(start, end)) ?? []) {
      const until = end + rest.length;
      if (words.startsWith(rest, end) && (until === words.length || words[until] === ' ')) return true;
    }
    start = end + 1;
  }
  return false;
}
