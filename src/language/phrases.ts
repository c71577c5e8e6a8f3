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

const padded = new WeakMap<readonly string[], readonly string[]>();

/** Whether any phrase of the list stands, as whole words, in the words of a message (`wordsOf`). */
export function containsPhrase(words: string, list: readonly string[]): boolean {
  let phrases = padded.get(list);
  if (!phrases) {
    phrases = phrasesOf(list).map((phrase) => ` ${phrase} `);
    padded.set(list, phrases);
  }
  const text = ` ${words} `;
  return phrases.some((phrase) => text.includes(phrase));
}
