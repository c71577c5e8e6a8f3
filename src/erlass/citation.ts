/** Finding places in the Erlass and proving that a quotation is verbatim. */
import type { Erlass, Nummer } from './model.js';
import { parseStelle } from './stelle.js';

/** The Nummer as written ("5.4"), or `undefined` if the Erlass has none. */
export function findNummer(erlass: Erlass, nummer: string): Nummer | undefined {
  for (const abschnitt of erlass.abschnitte) {
    const found = abschnitt.nummern.find((n) => n.nummer === nummer);
    if (found) return found;
  }
  return undefined;
}

/** All Nummern in the order of the text. */
export function allNummern(erlass: Erlass): Nummer[] {
  return erlass.abschnitte.flatMap((abschnitt) => abschnitt.nummern);
}

/** The verbatim text at a Fundstelle (white space folded), or `undefined` if there is no such place. */
export function wortlautAt(erlass: Erlass, stelle: string): string | undefined {
  const parsed = parseStelle(stelle);
  if (!parsed) return undefined;
  if (parsed.art === 'kopf') return erlass.kopf.join(' ');
  const nummer = findNummer(erlass, parsed.nummer);
  if (!nummer) return undefined;
  if (parsed.satz !== undefined) return nummer.saetze.find((s) => s.nr === parsed.satz)?.text;
  if (parsed.spiegelstrich !== undefined) {
    return nummer.spiegelstriche.find((s) => s.nr === parsed.spiegelstrich)?.text;
  }
  return [...nummer.saetze, ...nummer.spiegelstriche].map((part) => part.text).join(' ');
}

/**
 * Every citable unit in the order of the text: "Kopf", each Satz, each Spiegelstrich.
 * A Nummer of a single Satz is cited without it: "4.4", not "4.4 S. 1".
 */
export function allStellen(erlass: Erlass): string[] {
  return ['Kopf', ...allNummern(erlass).flatMap(unitsOf)];
}

/** The citable units of one Nummer, see `allStellen`. */
export function unitsOf(nummer: Nummer): string[] {
  if (nummer.saetze.length === 1 && nummer.spiegelstriche.length === 0) return [nummer.nummer];
  return [
    ...nummer.saetze.map((s) => `${nummer.nummer} S. ${s.nr}`),
    ...nummer.spiegelstriche.map((s) => `${nummer.nummer} Spiegelstrich ${s.nr}`),
  ];
}

/** Result of looking for a quotation. */
export type QuoteCheck = 'verbatim' | 'no-such-place' | 'not-verbatim';

/** Whether `quote` stands word for word at `stelle` (white space folded, nothing else forgiven). */
export function checkQuote(erlass: Erlass, stelle: string, quote: string): QuoteCheck {
  const wortlaut = wortlautAt(erlass, stelle);
  if (wortlaut === undefined) return 'no-such-place';
  const folded = quote.replace(/\s+/g, ' ').trim();
  return folded.length > 0 && wortlaut.includes(folded) ? 'verbatim' : 'not-verbatim';
}
