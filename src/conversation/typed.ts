/** A typed answer to a dialog question: "bachelor", "ja klar", "keine ahnung", "die erste". */
import { numberOf } from '../cases/pattern.js';
import type { Knowledge } from '../knowledge/model.js';
import type { Dialogfrage } from '../knowledge/schema/dialog.js';
import type { Merkmal } from '../knowledge/schema/regel.js';
import { fold } from '../language/fold.js';
import { wordsOf } from '../language/phrases.js';
import { tokenize } from '../language/tokens.js';
import { bandOf } from '../rules/bands.js';
import { UNKNOWN } from '../rules/facts.js';
import { isCommand } from './command.js';
import { choicesOf } from './dialog.js';

const ORDINALS = ['erste', 'zweite', 'dritte', 'vierte', 'funfte', 'sechste', 'siebte', 'achte', 'neunte', 'zehnte'];
/** A longer message is a question of its own, not an answer. */
const MAX_WORDS = 8;

/** The value meant, or `undefined` if the text is no clear answer to this question. */
export function readTypedAnswer(knowledge: Knowledge, merkmal: Merkmal, frage: Dialogfrage, text: string): string | undefined {
  const words = tokenize(fold(text));
  if (words.length === 0 || words.length > MAX_WORDS || text.includes('?')) return undefined;
  if (isCommand(knowledge, 'weiss-nicht', text)) return frage.weiss_nicht ? UNKNOWN : undefined;
  const banded = readQuantity(merkmal, text);
  if (banded !== undefined) return banded;
  const choices = choicesOf(frage);
  const position = readPosition(words);
  if (position !== undefined) return choices[position]?.wert;
  if (frage.auswahl.ja && isCommand(knowledge, 'ja', text)) return 'ja';
  if (frage.auswahl.nein && isCommand(knowledge, 'nein', text)) return 'nein';
  return bestMatch(frage, words.join(' '));
}

/** A number for a fact that has ranges: "4,5", "viereinhalb Stellen". */
function readQuantity(merkmal: Merkmal, text: string): string | undefined {
  if (!merkmal.zahl) return undefined;
  const numbers = (text.match(/[\p{L}\d½.,]+/gu) ?? [])
    .map((word) => numberOf(fold(word).replace(/[.,]$/, '')))
    .filter((n) => n !== undefined);
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined ? bandOf(merkmal, only) : undefined;
}

/** A choice taken by its number, its place or its title: "2", "die zweite", "Urlaub genehmigen". */
export function readOption<T extends { readonly title: string }>(options: readonly T[], text: string): T | undefined {
  const words = tokenize(fold(text));
  const position = readPosition(words);
  if (position !== undefined) return options[position];
  return options.find((option) => wordsOf(fold(option.title)) === words.join(' '));
}

function readPosition(words: readonly string[]): number | undefined {
  const rest = words.filter((w) => !['die', 'der', 'das', 'nummer', 'nr', 'antwort', 'ich', 'nehme', 'bitte', 'option'].includes(w));
  const [only] = rest;
  if (rest.length !== 1 || only === undefined) return undefined;
  if (/^\d{1,2}$/.test(only)) return Number(only) - 1;
  const ordinal = ORDINALS.findIndex((o) => only === o || only === `${o}s` || only === `${o}n` || only === `${o}r`);
  return ordinal >= 0 ? ordinal : undefined;
}

/** The choice whose words stand in the text; the longest phrase wins, a tie is no answer. */
function bestMatch(frage: Dialogfrage, typed: string): string | undefined {
  const padded = ` ${typed} `;
  let best: string | undefined;
  let length = 0;
  let tie = false;
  for (const [wert, { text, eingaben }] of Object.entries(frage.auswahl)) {
    for (const phrase of [text, wert, ...eingaben]) {
      const folded = wordsOf(fold(phrase));
      const matches = padded.includes(` ${folded} `) || (typed.length >= 4 && ` ${folded} `.includes(` ${typed} `));
      if (!matches) continue;
      const size = padded.includes(` ${folded} `) ? folded.length : typed.length - 0.5;
      if (size > length) [best, length, tie] = [wert, size, false];
      else if (size === length && wert !== best) tie = true;
    }
  }
  return tie ? undefined : best;
}
