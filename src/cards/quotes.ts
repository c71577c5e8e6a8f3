/** Quotations as card elements: verbatim words, spoken place, and how binding they are. */
import type { Zitat } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { type CardContext, placeLink } from './context.js';
import { plain } from './escape.js';
import type { Json } from './json.js';

/** Quotations with badge and explanation, as the body of an answer shows them. */
export function fullQuotes(context: CardContext, zitate: readonly Zitat[]): readonly Json[] {
  const { knowledge, templates } = context;
  const { texte, verbindlichkeit } = knowledge.sprache;
  return expand(
    templates,
    zitate.map((zitat) => {
      const { wort, erklaerung } = verbindlichkeit[zitat.verbindlichkeit];
      return {
        stelle: placeLink(context, zitat.stelle),
        wortlaut: plain(fill(texte.karte_zitat, { wortlaut: zitat.wortlaut })),
        wort: plain(fill(texte.verbindlichkeit, { wort })),
        erklaerung: plain(erklaerung),
      };
    }),
  );
}

/** Quotations in a long list: the force stands beside the place, its explanation elsewhere. */
export function shortQuotes(context: CardContext, zitate: readonly Zitat[]): readonly Json[] {
  const { knowledge, templates } = context;
  const { texte } = knowledge.sprache;
  return expand(
    templates,
    zitate.map((zitat) => ({
      stelle: fill(texte.karte_zwei_teile, { eins: placeLink(context, zitat.stelle), zwei: forceOf(knowledge, zitat) }),
      wortlaut: plain(fill(texte.karte_zitat, { wortlaut: zitat.wortlaut })),
    })),
  );
}

/** The word for the force of a quotation. */
export function forceOf(knowledge: CardContext['knowledge'], zitat: Zitat): string {
  return knowledge.sprache.verbindlichkeit[zitat.verbindlichkeit].wort;
}

/** Each place once: many reasons of a decision rest on the same sentence. */
export function uniqueQuotes(zitate: readonly Zitat[]): Zitat[] {
  return zitate.filter((z, i) => zitate.findIndex((other) => other.stelle === z.stelle && other.wortlaut === z.wortlaut) === i);
}

function expand(templates: CardContext['templates'], zitate: readonly { readonly [key: string]: string }[]): readonly Json[] {
  return zitate.length === 0 ? [] : templates.expand('zitat', { zitate }).body;
}
