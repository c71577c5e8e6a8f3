/** Messages that consist of a command alone: "Hilfe", "abbrechen", "zurück". */
import type { Knowledge } from '../knowledge/model.js';
import type { Kommando } from '../knowledge/schema/sprache.js';
import { fold } from '../language/fold.js';
import { phrasesOf } from '../language/phrases.js';
import { tokenize } from '../language/tokens.js';

/** A longer message is more than a command. */
const MAX_CHANGE_WORDS = 5;
const ARTICLES = new Set(['der', 'die', 'das', 'den', 'dem', 'bitte', 'antwort', 'angabe']);

type Kommandos = Knowledge['sprache']['kommandos'];

/** Typed form -> the commands it stands for, in the order of the knowledge; made once for each knowledge. */
const tables = new WeakMap<Kommandos, ReadonlyMap<string, readonly Kommando[]>>();

/** Comparison form: folded, without the punctuation around it. */
function plain(text: string): string {
  return fold(text)
    .replace(/^[\s!.,;:]+|[\s!.,;:]+$/g, '')
    .replace(/(?<=\p{L})\?+$/u, '');
}

function commandsFor(kommandos: Kommandos, text: string): readonly Kommando[] {
  let table = tables.get(kommandos);
  if (!table) {
    const entries = new Map<string, Kommando[]>();
    for (const [command, words] of Object.entries(kommandos))
      for (const word of words) entries.set(plain(word), [...(entries.get(plain(word)) ?? []), command as Kommando]);
    tables.set(kommandos, entries);
    table = entries;
  }
  return table.get(plain(text)) ?? [];
}

/** Whether the whole message is this command. */
export function isCommand(knowledge: Knowledge, command: Kommando, text: string): boolean {
  return commandsFor(knowledge.sprache.kommandos, text).includes(command);
}

/** The command the whole message is, if any. */
export function readCommand(knowledge: Knowledge, text: string): Kommando | undefined {
  return commandsFor(knowledge.sprache.kommandos, text)[0];
}

/** "Abschluss ändern", "ändere den Abschluss": what is to be changed, folded ("" for "ändern" alone); `undefined` for anything else. */
export function readChange({ sprache: { kommandos } }: Knowledge, text: string): string | undefined {
  const words = tokenize(fold(text));
  const verbs = phrasesOf(kommandos.aendern);
  const at = [0, words.length - 1].find((i) => verbs.includes(words[i] ?? ''));
  if (at === undefined || words.length > MAX_CHANGE_WORDS) return undefined;
  return words.filter((word, i) => i !== at && !ARTICLES.has(word)).join(' ');
}
