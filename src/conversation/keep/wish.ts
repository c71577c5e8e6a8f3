/** "Checkliste für die Planungsrunde am 12. März, wir sind ein Kreis, Schwerpunkt Sport": which list, for which case, for when. */

import type { Day } from '../../calendar/day.js';
import { type ReadDay, readDay } from '../../calendar/read-day.js';
import type { CaseFacts } from '../../checklists/fit.js';
import type { Angabe } from '../../knowledge/schema/angabe.js';
import type { Checkliste } from '../../knowledge/schema/checkliste.js';
import { fold } from '../../language/fold.js';
import { containsPhrase, phrasesOf, wordsOf } from '../../language/phrases.js';
import { confidenceOf } from '../../search/confidence.js';
import type { Assistant } from '../assistant.js';

export interface Wish {
  readonly liste: Checkliste;
  readonly facts: CaseFacts;
  readonly day?: ReadDay;
}

/** What stands right before a word that is denied: "wir sind kein Kreis". */
const DENIED = /(?:^| )(?:kein\p{L}*|nicht|weder|statt|noch)$/u;
/** "Checkliste" alone is close to every list already; below this the occasion is another one. */
const SURE = 0.9;

/**
 * Reads a wish that says something about the case or the date; `undefined` for any other message, a bare
 * "Checkliste Planungsrunde" included.
 */
export function readWish(assistant: Assistant, text: string, heute: Day | undefined): Wish | undefined {
  const { sprache } = assistant.knowledge;
  if (!containsPhrase(wordsOf(fold(text)), sprache.wunsch)) return undefined;
  const day = heute === undefined ? undefined : readDay(text, heute);
  const liste = listMeant(assistant, day ? text.replace(day.text, ' ') : text);
  if (!liste) return undefined;
  const facts = readFacts(assistant, liste, text);
  return day || Object.keys(facts).length > 0 ? { liste, facts, ...(day ? { day } : {}) } : undefined;
}

/** The list of the message as a whole, or of its first clause: what comes after a comma is about the case. */
function listMeant({ search, knowledge }: Assistant, text: string): Checkliste | undefined {
  const [first = text] = text.split(/[,;:.!?]\s|\s(?:wir sind|schwerpunkte?|mit)\s/iu);
  for (const part of [first, text]) {
    const ranking = search.rank(part.trim());
    const hit = ranking.hits[0]?.target;
    const liste = hit?.kind === 'checklist' && confidenceOf(ranking) >= SURE ? knowledge.checklisten.get(hit.id) : undefined;
    if (liste) return liste;
  }
  return undefined;
}

/** Facts of the list that a message states. Two values of a fact that has only one leave it open. */
export function readFacts({ knowledge }: Assistant, liste: Checkliste, text: string): CaseFacts {
  return Object.fromEntries(
    liste.angaben.flatMap((id) => {
      const angabe = knowledge.sprache.angaben.get(id);
      const werte = angabe ? valuesIn(angabe, text, liste) : [];
      return werte.length === 1 || (angabe?.mehrere && werte.length > 0) ? [[id, werte]] : [];
    }),
  );
}

function valuesIn(angabe: Angabe, text: string, { knopf }: Checkliste): string[] {
  const words = wordsOf(fold(text));
  if (angabe.zusammen_mit.length > 0 && !containsPhrase(words, angabe.zusammen_mit)) return [];
  // The name of the list itself states nothing: "Checkliste Fachkraftstelle" is no Leitung by a Fachkraft.
  const said = ` ${words.replace(wordsOf(fold(knopf)), ' ')} `;
  const named = Object.entries(angabe.werte)
    .map(([wert, { worte }]) => ({ wert, word: longestSaid(said, worte) }))
    .filter(({ word }) => word !== '');
  // "kreisfreie Stadt" holds the word "Stadt" as well: a value inside another one's words is not meant.
  return named
    .filter(({ word }) => !named.some((other) => other.word !== word && ` ${other.word} `.includes(` ${word} `)))
    .map(({ wert }) => wert);
}

/** The longest phrase that is said and not denied; empty where there is none. */
function longestSaid(said: string, worte: readonly string[]): string {
  const found = phrasesOf(worte).filter((wort) => {
    const at = said.indexOf(` ${wort} `);
    return at >= 0 && !DENIED.test(said.slice(0, at));
  });
  return [...found].sort((a, b) => b.length - a.length)[0] ?? '';
}
