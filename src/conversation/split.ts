/** Two questions in one message: "Wer genehmigt Urlaub? Und wie viele Tage habe ich?" */

import { fold } from '../language/fold.js';
import { tokenize } from '../language/tokens.js';

const MAX_PARTS = 3;
/** Shorter parts lean on the rest of the message. */
const MIN_WORDS = 2;
const NEXT_QUESTION =
  /\s+(?:und|sowie|außerdem|ausserdem|dann noch|zweitens)[,:]?\s+(?=(?:wer|was|wie|wann|wo|wen|wem|warum|welche[rsnm]?|darf|muss|kann|ist|gilt|gibt|brauch\p{L}*|zählt|wieviel)\s)/iu;

/** The questions of a message in order; a message that is one question comes back whole. */
export function splitQuestions(text: string): string[] {
  const parts = text
    .split(/(?<=\?)\s*/)
    .flatMap(splitSentence)
    .map((part) => part.trim())
    .filter((part) => tokenize(fold(part)).length >= MIN_WORDS);
  return parts.length >= 2 && parts.length <= MAX_PARTS ? parts : [text];
}

/** Only the last sentence is cut at an "und": what ends with a stop tells something ("… und brauchen einen Dolmetscher."). */
function splitSentence(part: string): string[] {
  const told = /^.*[.!]\s+(?=\S)/su.exec(part)?.[0] ?? '';
  const [first = '', ...others] = part.slice(told.length).split(NEXT_QUESTION);
  return [told + first, ...others];
}
