/** Questions on their way to people, and answers on their way back: one attempt at a time, as the outbox asks for it. */
import { z } from 'zod/v4';
import type { Card } from '../cards/json.js';
import { renderCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import type { Assistant } from '../conversation/assistant.js';
import { humanAnswerReply, named, ticketReply } from '../conversation/escalation.js';
import type { Reply } from '../conversation/reply.js';
import { notice } from '../conversation/talk.js';
import { fill } from '../knowledge/schema/texte.js';
import type { Database } from '../storage/database.js';
import { type Escalation, findEscalation, setThread } from '../storage/escalations.js';
import { addToOutbox, type OutboxEntry } from '../storage/outbox.js';
import type { Delivery } from '../storage/postman.js';
import { Edits } from './edits.js';
import { type ConversationTarget, conversationTarget, type Proactive } from './proactive.js';
import { threadIn } from './thread.js';

/** The card in the channel, new or renewed. */
export const TICKET = 'ticket';
/** An answer to the person who asked. */
export const ANSWER = 'ticket-answer';
/** Tells the person that the channel was not reached yet. */
const LATE = 'ticket-late';
export const ESCALATION_KINDS: readonly string[] = [TICKET, ANSWER, LATE];

/** After so many failed attempts the waiting side is told. */
const TELL_AFTER = 3;
const payload = z.object({ id: z.string(), text: z.string().optional(), name: z.string().optional() });
/** What the outbox keeps: the id of the question, and of an answer its words and whose they are. */
export type AnswerPayload = z.infer<typeof payload>;

export interface EscalationDeliveryParts {
  /** the assistant of this moment: the knowledge may be exchanged */
  readonly assistant: () => Assistant;
  readonly templates: CardTemplates;
  readonly database: Database;
  readonly proactive: Proactive;
  /** the channel of the people who answer */
  readonly channel: ConversationTarget;
  readonly publicUrl?: string;
  /** milliseconds since 1970 */
  readonly now?: () => number;
}

export class EscalationDelivery {
  private readonly edits = new Edits<Delivery>();

  constructor(private readonly parts: EscalationDeliveryParts) {}

  /** One attempt to deliver what lies in the outbox under one of `ESCALATION_KINDS`. */
  async deliver({ kind, payload: json, attempts }: OutboxEntry): Promise<Delivery> {
    const given = payload.parse(JSON.parse(json));
    const one = () => this.one(kind, given, attempts);
    return kind === TICKET ? this.edits.run(given.id, one) : one();
  }

  private async one(kind: string, given: AnswerPayload, attempts: number): Promise<Delivery> {
    const ticket = await findEscalation(this.parts.database, given.id);
    // Deleted meanwhile, by the person or by time: nothing to deliver.
    if (!ticket) return { ok: true };
    const result = await this.send(kind, ticket, given);
    if (!result.ok && attempts === TELL_AFTER) await this.tellLate(kind, ticket);
    return result;
  }

  private async send(kind: string, ticket: Escalation, { text = '', name = '' }: AnswerPayload): Promise<Delivery> {
    const { database, proactive, channel } = this.parts;
    const { knowledge } = this.parts.assistant();
    const asker = () => conversationTarget.parse(JSON.parse(ticket.reference));
    switch (kind) {
      case ANSWER:
        return proactive.send(asker(), this.card(humanAnswerReply(knowledge, { ...ticket, answer: text, handlerName: name })));
      case LATE: {
        const frage = ticket.question;
        return proactive.send(asker(), this.card(notice(knowledge, fill(knowledge.sprache.texte.fachstelle_verspaetet, { frage }))));
      }
      default: {
        const card = this.card(ticketReply(knowledge, ticket));
        if (ticket.thread === '') {
          const posted = await proactive.startThread(channel, card);
          if (posted.ok && posted.id) await setThread(database, ticket.id, posted.id);
          return posted;
        }
        const updated = await proactive.update(this.threadOf(ticket), ticket.thread, card);
        // A card that somebody deleted cannot be renewed; the question itself lives on in the store.
        return updated.ok || updated.reason === 'HTTP 404' ? { ok: true } : updated;
      }
    }
  }

  /** Whoever waits is told once that it takes longer. */
  private async tellLate(kind: string, ticket: Escalation): Promise<void> {
    const { database, proactive } = this.parts;
    const { knowledge } = this.parts.assistant();
    const { texte } = knowledge.sprache;
    if (kind === TICKET && ticket.thread === '') await addToOutbox(database, LATE, { id: ticket.id }, (this.parts.now ?? Date.now)());
    if (kind !== ANSWER) return;
    const name = named(knowledge, ticket.name);
    await proactive.send(this.threadOf(ticket), this.card(notice(knowledge, fill(texte.ticket_nicht_zugestellt, { name }))));
  }

  private threadOf({ thread }: Escalation): ConversationTarget {
    const { channel } = this.parts;
    return { ...channel, conversation: { ...channel.conversation, id: threadIn(channel.conversation.id, thread) } };
  }

  private card(reply: Reply): Card {
    const { templates, publicUrl } = this.parts;
    return renderCard(templates, this.parts.assistant().knowledge, reply, publicUrl);
  }
}
