/** View models of answers and of what the Erlass does not regulate. */
import type { AnswerReply, GapReply } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { humanAction, MAX_ACTIONS } from '../actions.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import { followUps } from '../follow-ups.js';
import type { JsonObject } from '../json.js';
import { leadOf } from '../lead.js';
import { notes } from '../notes.js';
import { fullQuotes } from '../quotes.js';

export function answerView(context: CardContext, reply: AnswerReply): View {
  const { texte } = context.knowledge.sprache;
  const art = plain(fill(texte.karte_zwei_teile, { eins: texte.antwort_titel, zwei: reply.titel }));
  return { name: 'answer', data: { art, ...shared(context, reply) } };
}

/** A silence without a known gap has no subject to name beside "Keine Regelung". */
export function gapView(context: CardContext, reply: GapReply): View {
  const { texte } = context.knowledge.sprache;
  const art = reply.gap ? plain(fill(texte.karte_zwei_teile, { eins: texte.luecke_art, zwei: reply.titel })) : texte.luecke_art;
  const data = shared(context, reply);
  const human = reply.human ? [humanAction(context.knowledge.version, reply.human)] : [];
  const aktionen = [...human, ...(data.aktionen as JsonObject[])].slice(0, MAX_ACTIONS);
  return { name: 'gap', data: { art, naechstesTitel: texte.luecke_naechstes, ...data, aktionen } };
}

function shared(context: CardContext, reply: AnswerReply | GapReply): View['data'] {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const [first, ...others] = reply.zitate;
  return {
    ...leadOf(knowledge, reply.antwort),
    zitate: first ? fullQuotes(context, [first]) : [],
    weitere: fullQuotes(context, others),
    weitereTitel: fill(texte.karte_weitere_stellen, { anzahl: others.length }),
    ...notes(context, reply),
    fassung: plain(edition(knowledge)),
    ...followUps(context, reply.buttons, others.length > 0 ? 1 : 0),
  };
}
