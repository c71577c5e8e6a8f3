/** The looks of all cards: parsed once from the texts of `cards/`, then filled with view models. */
import { Template } from 'adaptivecards-templating';
import type { Card, JsonObject } from './json.js';

/** One pair `cards/NAME.template.json` and `cards/NAME.data.json` each; `zitat` is a part that other cards hold. */
export const CARD_NAMES = [
  'welcome',
  'answer',
  'gap',
  'choice',
  'nummer',
  'question',
  'decision',
  'checklist',
  'worklist',
  'list-item',
  'list-form',
  'lists',
  'talk',
  'escalation',
  'ticket',
  'human-answer',
  'reminder',
  'error',
  'feedback',
  'zitat',
] as const;
export type CardName = (typeof CARD_NAMES)[number];

export interface CardTemplates {
  /** Fills a template; the result holds plain data, no `${…}` is left. */
  expand(name: CardName, data: JsonObject): Card;
}

/**
 * Parses the templates.
 * @param files name of the card -> text of its template file
 * @throws Error in German where a template is missing or no JSON; the message names the file.
 */
export function compileTemplates(files: ReadonlyMap<string, string>): CardTemplates {
  const templates = new Map(CARD_NAMES.map((name) => [name, new Template(parse(name, files.get(name)))]));
  return {
    expand: (name, data) => templates.get(name)?.expand({ $root: data }) as Card,
  };
}

function parse(name: CardName, text: string | undefined): object {
  const file = `cards/${name}.template.json`;
  if (text === undefined) throw new Error(`Die Kartenvorlage ${file} fehlt.`);
  try {
    return JSON.parse(text) as object;
  } catch (error) {
    throw new Error(`Die Kartenvorlage ${file} ist kein gültiges JSON: ${(error as Error).message}`);
  }
}
