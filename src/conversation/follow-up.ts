/** A follow-up without its subject: "und bei Assistenzkräften?" is read together with the question before. */
import type { Analyser } from '../language/analyse.js';
import { fold } from '../language/fold.js';
import { phrasesOf, wordsOf } from '../language/phrases.js';
import type { Assistant } from './assistant.js';

/** A longer message says what it means. */
const MAX_WORDS = 9;
/** "und Dienstreisen?": so few words after "und" are never a question of their own. */
const BARE_WORDS = 3;

/** Both questions as one, or `undefined` if the message does not lean on the one before. */
export function joinFollowUp(assistant: Assistant, before: string | undefined, message: string): string | undefined {
  if (!before) return undefined;
  const { anschluss, klassen } = assistant.knowledge.sprache.anschluss;
  const folded = wordsOf(fold(message));
  const words = folded.split(' ');
  const leans =
    phrasesOf(anschluss).some((start) => `${folded} `.startsWith(`${start} `)) || (words[0] === 'und' && words.length <= BARE_WORDS);
  if (!leans || words.length > MAX_WORDS) return undefined;
  const { analyser } = assistant.search;
  const named = conceptsOf(analyser, message);
  const replaced = Object.values(klassen).filter((klasse) => klasse.some((concept) => named.has(concept)));
  const kept = before
    .split(' ')
    .filter((word) => !replaced.some((klasse) => klasse.some((concept) => conceptsOf(analyser, word).has(concept))));
  return [...kept, message].join(' ');
}

function conceptsOf(analyser: Analyser, text: string): ReadonlySet<string> {
  return new Set([...analyser.analyse(text).features.keys()].filter((f) => f.startsWith('c:')).map((f) => f.slice(2)));
}
