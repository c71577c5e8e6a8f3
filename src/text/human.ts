/** Plain text of what goes to people and comes back from them. */
import type { Button, EscalationReply, HumanAnswerReply, Link, TicketReply } from '../conversation/reply.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { labelled, quote } from './parts.js';

/** The way to a person: what to type, or where to write. */
export function human({ human: way }: { readonly human?: Button | Link }): string {
  if (!way) return '';
  return 'url' in way ? `${way.title}: ${way.url.replace(/^mailto:|\?.*$/g, '')}` : `[${way.title}]`;
}

export function escalation(knowledge: Knowledge, reply: EscalationReply): string[] {
  const { texte } = knowledge.sprache;
  return [
    reply.rueckfrage ?? '',
    reply.gesendet ? texte.fachstelle_gesendet : texte.fachstelle_pruefen,
    reply.gesendet ? texte.fachstelle_gesendet_text : texte.fachstelle_pruefen_text,
    labelled(texte.fachstelle_frage, reply.frage),
    labelled(texte.fachstelle_befund, reply.befund),
    ...reply.zitate.map((z) => quote(knowledge, z)),
  ];
}

export function ticket(knowledge: Knowledge, reply: TicketReply): string[] {
  const { texte } = knowledge.sprache;
  return [
    reply.rueckfrage ?? '',
    ticketStatus(knowledge, reply),
    fill(texte.ticket_von, { name: reply.von }),
    `„${reply.frage}“`,
    labelled(texte.fachstelle_befund, reply.befund),
    ...reply.zitate.map((z) => quote(knowledge, z)),
    labelled(texte.ticket_antwort, reply.antwort),
  ];
}

/** How far a question is, in words. */
export function ticketStatus({ sprache: { texte } }: Knowledge, { status, durch = '' }: TicketReply): string {
  if (status === 'offen') return texte.ticket_offen;
  return fill(status === 'uebernommen' ? texte.ticket_uebernommen : texte.ticket_beantwortet, { name: durch });
}

export function humanAnswer({ sprache: { texte } }: Knowledge, reply: HumanAnswerReply): string[] {
  return [
    fill(texte.antwort_mensch_titel, { name: reply.durch }),
    reply.antwort,
    labelled(texte.fachstelle_frage, reply.frage),
    texte.antwort_mensch_hinweis,
  ];
}
