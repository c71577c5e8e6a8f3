/** View model of the verbatim text of a Nummer, unit by unit. */
import type { NummerReply } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import { followUps } from '../follow-ups.js';
import { forceOf, fullQuotes, shortQuotes } from '../quotes.js';

/** Nummer 3.2 has 17 units: the first ones are read at once, the others unfold. */
const SHOWN = 6;

export function nummerView(context: CardContext, reply: NummerReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const short = reply.zitate.length > 1;
  const shown = reply.zitate.slice(0, SHOWN);
  const others = reply.zitate.slice(SHOWN);
  return {
    name: 'nummer',
    data: {
      art: texte.nummer_art,
      kern: plain(reply.titel),
      groesse: 'Large',
      zitate: short ? shortQuotes(context, shown) : fullQuotes(context, shown),
      weitere: shortQuotes(context, others),
      weitereTitel: fill(texte.karte_weitere_stellen, { anzahl: others.length }),
      bedeutungTitel: texte.karte_bedeutung,
      bedeutung: short ? legend(context, reply) : [],
      fassung: plain(edition(knowledge)),
      ...followUps(context, reply.buttons, 2),
    },
  };
}

/** Each force that occurs, explained once. */
function legend({ knowledge }: CardContext, reply: NummerReply): View['data'][] {
  const first = reply.zitate.filter((z, i) => reply.zitate.findIndex((other) => other.verbindlichkeit === z.verbindlichkeit) === i);
  return first.map((z) => ({
    wort: plain(forceOf(knowledge, z)),
    erklaerung: plain(knowledge.sprache.verbindlichkeit[z.verbindlichkeit].erklaerung),
  }));
}
