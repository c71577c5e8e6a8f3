/** Facts from outside (command line, card, chat) against a table. */

import type { Merkmal, Tabelle } from '../knowledge/schema/regel.js';
import { closest } from '../knowledge/spelling.js';
import { bandOf, readNumber } from './bands.js';
import type { Facts } from './compile.js';

/** What a person may write for a fact they do not know. */
export const UNKNOWN = 'unbekannt';

export type FactsCheck = { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly errors: readonly string[] };

/** Valid facts with unknown ones left out, or every error in German with what is allowed. */
export function checkFacts(tabelle: Tabelle, raw: Readonly<Record<string, string>>): FactsCheck {
  const errors: string[] = [];
  const facts: Record<string, string> = {};
  for (const [id, wert] of Object.entries(raw)) {
    const merkmal = tabelle.merkmale.find((m) => m.id === id);
    if (!merkmal) {
      const near = closest(
        id,
        tabelle.merkmale.map((m) => m.id),
      );
      errors.push(
        `Das Merkmal „${shorten(id)}“ gibt es in der Tabelle „${tabelle.id}“ nicht. ${near ? `Meinten Sie „${near}“?` : `Es gibt: ${tabelle.merkmale.map((m) => m.id).join(', ')}.`}`,
      );
      continue;
    }
    if (wert === UNKNOWN) continue;
    const known = meantBy(merkmal, wert);
    if (known !== undefined) {
      facts[id] = known;
      continue;
    }
    const near = closest(wert, Object.keys(merkmal.werte));
    errors.push(
      `Den Wert „${shorten(wert)}“ gibt es für „${id}“ nicht. ${near ? `Meinten Sie „${near}“? ` : ''}Erlaubt sind: ${[...Object.keys(merkmal.werte), UNKNOWN].join(', ')}${merkmal.zahl ? `, oder eine Zahl (${merkmal.zahl.einheit})` : ''}.`,
    );
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, facts };
}

/** The value itself, or the one whose band holds the number. */
function meantBy(merkmal: Merkmal, wert: string): string | undefined {
  if (Object.hasOwn(merkmal.werte, wert)) return wert;
  const zahl = readNumber(wert);
  return zahl === undefined ? undefined : bandOf(merkmal, zahl);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
