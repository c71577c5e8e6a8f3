/** Recognising that a message is not German. */
import { fold } from './fold.js';
import { phrasesOf } from './phrases.js';
import { tokenize } from './tokens.js';

/** What is needed to recognise a language, see `knowledge/sprache/fremdsprachen.yaml`. */
export interface LanguageSigns {
  readonly woerter: readonly string[];
  readonly schrift?: 'kyrillisch' | 'arabisch' | 'griechisch' | 'hebraeisch' | undefined;
  readonly buchstaben?: string | undefined;
}

const SCRIPTS = {
  kyrillisch: /\p{Script=Cyrillic}/gu,
  arabisch: /\p{Script=Arabic}/gu,
  griechisch: /\p{Script=Greek}/gu,
  hebraeisch: /\p{Script=Hebrew}/gu,
} as const;

/** Share of a message's letters, or words, from which it is in that language. */
const MAJORITY = 0.5;
/** Fewer words prove nothing: "we" may be a slip. */
const MIN_WORDS = 2;

/** The first language whose signs fill at least half of the message, or `undefined` for German and for anything unclear. */
export function readForeign<T extends LanguageSigns>(message: string, languages: readonly T[]): T | undefined {
  const letters = message.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  const words = tokenize(fold(message));
  return languages.find(({ schrift, buchstaben, woerter }) => {
    if (schrift) {
      const own = message.match(SCRIPTS[schrift])?.length ?? 0;
      return own / letters >= MAJORITY && (!buchstaben || [...buchstaben].some((letter) => message.toLowerCase().includes(letter)));
    }
    const known = phrasesOf(woerter);
    const hits = words.filter((word) => known.includes(word)).length;
    return hits >= MIN_WORDS && hits / words.length >= MAJORITY;
  });
}
