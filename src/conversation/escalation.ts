/** Handing a question over to people: when it is offered, what is shown before it goes, and what the people see. */
import type { Knowledge, Zitat } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { cleanInput } from '../language/fold.js';
import { type Finding, MAX_HANDED_OVER } from './action.js';
import { gapReply, topicReply } from './answer.js';
import type { Assistant } from './assistant.js';
import { answerQuestion } from './question.js';
import type { ChoiceReply, EscalationReply, GapReply, HumanAnswerReply, Reply, TicketReply, TicketState } from './reply.js';
import type { Session } from './session.js';
import type { Turn } from './steps.js';
import { notice } from './talk.js';

/** A draft of a mail must fit into an address; longer questions are cut. */
const MAX_IN_MAIL = 600;

/**
 * Adds the way to a person: after a gap at once, after "Meinten Sie …?" only when it is the second failed try in a row.
 * @param text the message; absent where a button was pressed
 */
export function offerHuman(assistant: Assistant, before: Session, turn: Turn, text: string | undefined): Turn {
  const missed = turn.replies.some((reply) => reply.kind === 'choice' || (reply.kind === 'gap' && reply.gap === undefined));
  const { misses: _, ...rest } = turn.session;
  const misses = missed ? Math.min((before.misses ?? 0) + 1, 2) : 0;
  // A press is no new try: the count stays.
  const session = text === undefined ? turn.session : { ...rest, ...(misses > 0 ? { misses } : {}) };
  if (!assistant.human) return { ...turn, session };
  const replies = turn.replies.map((reply) =>
    (reply.kind === 'gap' && !reply.human) || (reply.kind === 'choice' && misses === 2) ? withHuman(assistant, reply, text) : reply,
  );
  return { ...turn, replies, session };
}

function withHuman({ human, knowledge }: Assistant, reply: GapReply | ChoiceReply, text: string | undefined): Reply {
  const { texte } = knowledge.sprache;
  const found = findingOf(reply);
  const question = (text ?? (reply.kind === 'gap' ? reply.titel : '')).slice(0, MAX_HANDED_OVER);
  if (human?.kind === 'mail') {
    const body = fill(texte.mail_text, { frage: question.slice(0, MAX_IN_MAIL), befund: describe(knowledge, found).befund });
    const query = `subject=${encodeURIComponent(texte.mail_betreff)}&body=${encodeURIComponent(body)}`;
    return { ...reply, human: { title: texte.knopf_mail, url: `mailto:${human.address}?${query}` } };
  }
  return { ...reply, human: { title: texte.knopf_fachstelle, action: { do: 'escalate', question, finding: found } } };
}

/** What a reply found, in the short form that travels with a button and is kept. */
function findingOf(reply: Reply): Finding {
  if (reply.kind === 'answer') return { kind: 'answer', id: reply.topic };
  if (reply.kind === 'gap') return reply.gap ? { kind: 'gap', id: reply.gap } : { kind: 'silence', id: '' };
  return { kind: 'unclear', id: '' };
}

/** The finding in words, as the knowledge of today says it. */
function describe(knowledge: Knowledge, { kind, id }: Finding): { readonly befund: string; readonly zitate: readonly Zitat[] } {
  const { texte } = knowledge.sprache;
  const thema = kind === 'answer' ? knowledge.themen.get(id) : undefined;
  const luecke = kind === 'gap' ? knowledge.luecken.get(id) : undefined;
  const known = thema ? topicReply(knowledge, thema) : luecke ? gapReply(knowledge, luecke) : undefined;
  if (known) return { befund: known.antwort, zitate: known.zitate.slice(0, 1) };
  return { befund: kind === 'unclear' ? texte.befund_unklar : texte.befund_nichts, zitate: [] };
}

/** "An Fachstelle weitergeben" as a typed message: about the question before. */
export function escalateLast(assistant: Assistant, session: Session): Turn {
  const { texte } = assistant.knowledge.sprache;
  const { human } = assistant;
  if (human?.kind !== 'channel') {
    const text = human ? fill(texte.fachstelle_mail, { adresse: human.address }) : texte.fachstelle_keine;
    return { replies: [notice(assistant.knowledge, text)], session };
  }
  const question = session.lastQuestion;
  if (question === undefined) return { replies: [notice(assistant.knowledge, texte.fachstelle_ohne_frage)], session };
  return { replies: [confirmation(assistant.knowledge, question, findingOf(answerQuestion(assistant, question).reply))], session };
}

/** What would be handed over, to be changed and confirmed. */
export function confirmation(knowledge: Knowledge, frage: string, found: Finding, rueckfrage?: string): EscalationReply {
  return {
    kind: 'escalation',
    gesendet: false,
    frage,
    ...describe(knowledge, found),
    finding: found,
    ...(rueckfrage ? { rueckfrage } : {}),
  };
}

/** The person confirmed: hand over, or say what is missing. */
export function confirmed(assistant: Assistant, session: Session, found: Finding, raw: string): Turn {
  const { knowledge, human } = assistant;
  const { texte } = knowledge.sprache;
  if (human?.kind !== 'channel') return { replies: [notice(knowledge, texte.fachstelle_keine)], session };
  const problem = problemOf(knowledge, raw);
  if (problem) return { replies: [confirmation(knowledge, raw.slice(0, MAX_HANDED_OVER), found, problem)], session };
  const { misses: _, ...rest } = session;
  return { replies: [], session: rest, effect: { kind: 'escalate', question: cleanInput(raw), finding: found } };
}

/** The person thought better of it: the card goes back to what stood there. */
export function refused(assistant: Assistant, session: Session, { kind, id }: Finding, raw: string): Turn {
  const { knowledge } = assistant;
  const luecke = kind === 'gap' ? knowledge.luecken.get(id) : undefined;
  if (!luecke) return { replies: [notice(knowledge, knowledge.sprache.texte.fachstelle_nicht)], session };
  return { replies: [withHuman(assistant, gapReply(knowledge, luecke), raw || undefined)], session };
}

/** The question is on its way. */
export function handedOver(knowledge: Knowledge, frage: string, found: Finding): EscalationReply {
  return { ...confirmation(knowledge, frage, found), gesendet: true };
}

/** Why a text cannot be handed over, if it cannot. */
export function problemOf({ sprache: { texte } }: Knowledge, raw: string): string | undefined {
  if (cleanInput(raw) === '') return texte.fachstelle_leer;
  if (raw.length <= MAX_HANDED_OVER) return undefined;
  return fill(texte.fachstelle_zu_lang, {
    laenge: raw.length.toLocaleString('de-DE'),
    grenze: MAX_HANDED_OVER.toLocaleString('de-DE'),
  });
}

/** What somebody is called; Teams does not always tell a name. */
export function named({ sprache }: Knowledge, name: string | null | undefined): string {
  return name || sprache.texte.ticket_jemand;
}

/** A question that was handed over, as it is kept. */
export interface Ticket {
  readonly id: string;
  readonly state: TicketState;
  readonly name: string;
  readonly question: string;
  readonly finding: Finding;
  readonly handlerName: string;
  readonly answer: string;
}

/** The card in the channel. */
export function ticketReply(knowledge: Knowledge, ticket: Ticket, hint: { rueckfrage?: string; entwurf?: string } = {}): TicketReply {
  return {
    kind: 'ticket',
    id: ticket.id,
    status: ticket.state,
    von: named(knowledge, ticket.name),
    frage: ticket.question,
    ...describe(knowledge, ticket.finding),
    ...(ticket.handlerName ? { durch: ticket.handlerName } : {}),
    ...(ticket.answer ? { antwort: ticket.answer } : {}),
    ...hint,
  };
}

/** The card that brings the answer to the person who asked. */
export function humanAnswerReply(knowledge: Knowledge, ticket: Ticket): HumanAnswerReply {
  const durch = named(knowledge, ticket.handlerName);
  return { kind: 'human-answer', frage: ticket.question, antwort: ticket.answer, durch };
}
