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

/** Whether any phrase of the list stands, as whole words, in the words of a message (`wordsOf`). */
export function containsPhrase(words: string, list: readonly string[]): boolean {
  const padded = ` ${words} `;
  return phrasesOf(list).some((phrase) => padded.includes(` ${phrase} `));
}
