/** Messages that consist of a command alone: "Hilfe", "abbrechen", "zurück". */
import type { Knowledge } from '../knowledge/model.js';
import type { Kommando } from '../knowledge/schema/sprache.js';
import { fold } from '../language/fold.js';

/** Comparison form: folded, without the punctuation around it. */
function plain(text: string): string {
  return fold(text)
    .replace(/^[\s!.,;:]+|[\s!.,;:]+$/g, '')
    .replace(/(?<=\p{L})\?+$/u, '');
}

/** Whether the whole message is this command. */
export function isCommand(knowledge: Knowledge, command: Kommando, text: string): boolean {
  const typed = plain(text);
  return knowledge.sprache.kommandos[command].some((word) => plain(word) === typed);
}

/** The command the whole message is, if any. */
export function readCommand(knowledge: Knowledge, text: string): Kommando | undefined {
  const commands = Object.keys(knowledge.sprache.kommandos) as Kommando[];
  return commands.find((command) => isCommand(knowledge, command, text));
}
