/** View models of what goes to people and comes back from them. */
import { MAX_HANDED_OVER } from '../../conversation/action.js';
import type { EscalationReply, HumanAnswerReply, TicketReply } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { ticketStatus } from '../../text/human.js';
import { executeAction, stamp } from '../actions.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import { leadOf } from '../lead.js';
import { shortQuotes } from '../quotes.js';

/** The limit as people read it. */
const GRENZE = MAX_HANDED_OVER.toLocaleString('de-DE');

export function escalationView(context: CardContext, reply: EscalationReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const send = { do: 'escalate-send', finding: reply.finding } as const;
  const not = { do: 'escalate-not', finding: reply.finding } as const;
  return {
    name: 'escalation',
    data: {
      art: texte.fachstelle_art,
      ...leadOf(knowledge, reply.gesendet ? texte.fachstelle_gesendet : texte.fachstelle_pruefen),
      text: reply.gesendet ? texte.fachstelle_gesendet_text : texte.fachstelle_pruefen_text,
      ...(reply.rueckfrage ? { rueckfrage: plain(reply.rueckfrage) } : {}),
      frageTitel: texte.fachstelle_frage,
      ...(reply.gesendet
        ? { frage: plain(reply.frage) }
        : {
            eingabe: { titel: fill(texte.fachstelle_frage_feld, { grenze: GRENZE }), wert: reply.frage },
          }),
      befundTitel: texte.fachstelle_befund,
      befund: plain(reply.befund),
      zitate: shortQuotes(context, reply.zitate),
      grenze: MAX_HANDED_OVER,
      fassung: plain(edition(knowledge)),
      aktionen: reply.gesendet
        ? []
        : [
            executeAction(texte.knopf_senden, stamp(knowledge.version, send), { inputs: true }),
            executeAction(texte.knopf_nicht_senden, stamp(knowledge.version, not), { inputs: true }),
          ],
    },
  };
}

export function ticketView(context: CardContext, reply: TicketReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  // What was begun in the field travels with every button, so that it is not lost when the card is renewed.
  const press = (title: string, what: 'ticket-take' | 'ticket-release' | 'ticket-answer') =>
    executeAction(title, stamp(knowledge.version, { do: what, id: reply.id }), { inputs: true });
  const answered = reply.status === 'beantwortet';
  const taken = reply.status === 'uebernommen';
  return {
    name: 'ticket',
    data: {
      art: texte.ticket_art,
      status: plain(ticketStatus(knowledge, reply)),
      ...(reply.rueckfrage ? { rueckfrage: plain(reply.rueckfrage) } : {}),
      von: plain(fill(texte.ticket_von, { name: reply.von })),
      frage: plain(reply.frage),
      befundTitel: texte.fachstelle_befund,
      befund: plain(reply.befund),
      zitate: shortQuotes(context, reply.zitate),
      antwortTitel: texte.ticket_antwort,
      ...(reply.antwort ? { antwort: plain(reply.antwort) } : {}),
      ...(answered
        ? {}
        : {
            eingabe: { titel: fill(texte.ticket_antwort_feld, { grenze: GRENZE }), wert: reply.entwurf ?? '' },
            hinweis: plain(texte.ticket_hinweis),
          }),
      grenze: MAX_HANDED_OVER,
      fassung: plain(edition(knowledge)),
      aktionen: answered
        ? []
        : [
            press(texte.knopf_antworten, 'ticket-answer'),
            taken ? press(texte.knopf_freigeben, 'ticket-release') : press(texte.knopf_uebernehmen, 'ticket-take'),
          ],
    },
  };
}

export function humanAnswerView({ knowledge }: CardContext, reply: HumanAnswerReply): View {
  const { texte } = knowledge.sprache;
  return {
    name: 'human-answer',
    data: {
      art: texte.antwort_mensch_art,
      kern: plain(fill(texte.antwort_mensch_titel, { name: reply.durch })),
      antwort: plain(reply.antwort),
      frageTitel: texte.fachstelle_frage,
      frage: plain(reply.frage),
      hinweis: plain(texte.antwort_mensch_hinweis),
      aktionen: [],
    },
  };
}
