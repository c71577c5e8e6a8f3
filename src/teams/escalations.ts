/** What people do with a question that was handed over. What is confirmed to anybody lies in the store by then. */
import type { Logger } from 'pino';
import type { Assistant } from '../conversation/assistant.js';
import { isCommand } from '../conversation/command.js';
import type { Effect } from '../conversation/effect.js';
import { confirmation, handedOver, named, problemOf, ticketReply } from '../conversation/escalation.js';
import type { Reply } from '../conversation/reply.js';
import { notice } from '../conversation/talk.js';
import { fill } from '../knowledge/schema/texte.js';
import { cleanInput } from '../language/fold.js';
import type { Database } from '../storage/database.js';
import { addEscalation, changeEscalation, type Escalation, escalationsOf, findByThread, findEscalation } from '../storage/escalations.js';
import { addToOutbox } from '../storage/outbox.js';
import type { Postman } from '../storage/postman.js';
import type { Envelope } from './activity.js';
import { ANSWER, type AnswerPayload, TICKET } from './escalation-delivery.js';
import { personKey, referenceOf } from './key.js';
import type { ConversationTarget } from './proactive.js';
import { threadOf, withoutThread } from './thread.js';

export interface EscalationParts {
  /** the assistant of this moment: the knowledge may be exchanged */
  readonly assistant: () => Assistant;
  readonly database: Database;
  /** the channel of the people who answer */
  readonly channel: ConversationTarget;
  readonly log: Logger;
  /** is told when something was put into the outbox */
  readonly postman: Pick<Postman, 'poke'>;
  /** milliseconds since 1970 */
  readonly now?: () => number;
}

/** A change is tried again so often where somebody else was faster. */
const ATTEMPTS = 5;
/** The same question of the same person within this time is a second press, not a second question. */
const SAME_QUESTION_MS = 10 * 60 * 1000;

export class Escalations {
  private readonly now: () => number;

  constructor(private readonly parts: EscalationParts) {
    this.now = parts.now ?? Date.now;
  }

  /** Carries out what a turn wanted. Never rejects: a store that is out of order is told, and nothing written is lost. */
  async perform(effect: Exclude<Effect, { readonly kind: 'lists' }>, activity: Envelope): Promise<Reply[]> {
    const { knowledge } = this.parts.assistant();
    const { texte } = knowledge.sprache;
    try {
      if (effect.kind === 'escalate') return [await this.handOver(effect, activity)];
      if (!this.inChannel(activity)) return [notice(knowledge, texte.ticket_fremd)];
      return [await this.change(effect, activity)];
    } catch (error) {
      this.parts.log.error({ err: error, code: 'LOTSE-406' }, 'Eine Weitergabe ließ sich nicht speichern');
      if (effect.kind === 'escalate') return [confirmation(knowledge, effect.question, effect.finding, texte.fachstelle_gescheitert)];
      return [notice(knowledge, texte.ticket_gestoert)];
    }
  }

  /** A reply in the thread of a question is its answer. @returns `undefined` for any other message */
  async fromThread(activity: Envelope, text: string): Promise<Reply[] | undefined> {
    const thread = this.inChannel(activity) ? threadOf(activity.conversation.id) : undefined;
    const { knowledge } = this.parts.assistant();
    if (!thread || isCommand(knowledge, 'hilfe', text)) return undefined;
    try {
      const ticket = await findByThread(this.parts.database, thread);
      if (!ticket) return undefined;
      const problem = problemOf(knowledge, text);
      if (problem) return [notice(knowledge, problem)];
      await this.answer(ticket.id, cleanInput(text), activity, true);
      return [notice(knowledge, fill(knowledge.sprache.texte.ticket_ergaenzt, { name: named(knowledge, ticket.name) }))];
    } catch (error) {
      this.parts.log.error({ err: error, code: 'LOTSE-406' }, 'Eine Antwort ließ sich nicht speichern');
      return [notice(knowledge, knowledge.sprache.texte.ticket_gestoert)];
    }
  }

  private async handOver({ question, finding }: Extract<Effect, { kind: 'escalate' }>, activity: Envelope): Promise<Reply> {
    const { database } = this.parts;
    const askedBy = personKey(activity);
    const now = this.now();
    const earlier = (await escalationsOf(database, askedBy)).some((e) => e.question === question && now - e.askedAt < SAME_QUESTION_MS);
    if (!earlier) {
      const reference = JSON.stringify(referenceOf(activity));
      await database.transaction(async (queries) => {
        const { id } = await addEscalation(queries, { askedBy, name: activity.from.name ?? '', reference, question, finding }, now);
        await addToOutbox(queries, TICKET, { id }, now);
      });
      void this.parts.postman.poke();
    }
    return handedOver(this.parts.assistant().knowledge, question, finding);
  }

  private async change({ kind, id, text }: Exclude<Effect, { kind: 'escalate' | 'lists' }>, activity: Envelope): Promise<Reply> {
    const { knowledge } = this.parts.assistant();
    const { texte } = knowledge.sprache;
    const draft = cleanInput(text) === '' ? {} : { entwurf: text };
    if (kind === 'ticket-answer') {
      const problem = problemOf(knowledge, text);
      const ticket = problem ? await findEscalation(this.parts.database, id) : undefined;
      if (problem && ticket) return ticketReply(knowledge, ticket, { rueckfrage: problem, ...draft });
      return this.answer(id, cleanInput(text), activity, false);
    }
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const ticket = await findEscalation(this.parts.database, id);
      if (!ticket) return notice(knowledge, texte.ticket_weg);
      const me = personKey(activity);
      if (ticket.state === 'beantwortet') return ticketReply(knowledge, ticket);
      if (kind === 'ticket-take' && ticket.state === 'uebernommen')
        return ticketReply(knowledge, ticket, {
          ...(ticket.handledBy === me ? {} : { rueckfrage: fill(texte.ticket_schneller, { name: ticket.handlerName }) }),
          ...draft,
        });
      const next =
        kind === 'ticket-take'
          ? ({ state: 'uebernommen', handledBy: me, handlerName: named(knowledge, activity.from.name), answer: '' } as const)
          : ({ state: 'offen', handledBy: '', handlerName: '', answer: '' } as const);
      if (await this.keep(ticket, next)) return ticketReply(knowledge, { ...ticket, ...next }, draft);
    }
    throw new Error('A ticket could not be changed');
  }

  /** @param further whether an answer may follow another one */
  private async answer(id: string, text: string, activity: Envelope, further: boolean): Promise<Reply> {
    const { knowledge } = this.parts.assistant();
    const { texte } = knowledge.sprache;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const ticket = await findEscalation(this.parts.database, id);
      if (!ticket) return notice(knowledge, texte.ticket_weg);
      if (ticket.state === 'beantwortet' && !further)
        return ticketReply(knowledge, ticket, { rueckfrage: fill(texte.ticket_schneller_text, { name: ticket.handlerName, text }) });
      const name = named(knowledge, activity.from.name);
      const answer = ticket.answer === '' ? text : `${ticket.answer}\n\n${text}`;
      const next = { state: 'beantwortet', handledBy: personKey(activity), handlerName: name, answer } as const;
      if (await this.keep(ticket, next, { id, text, name })) return ticketReply(knowledge, { ...ticket, ...next });
    }
    throw new Error('A ticket could not be answered');
  }

  /** Writes a change, and with it the messages that tell of it. @returns `false` where somebody was faster */
  private async keep(ticket: Escalation, next: Parameters<typeof changeEscalation>[2], answer?: AnswerPayload): Promise<boolean> {
    const now = this.now();
    const kept = await this.parts.database.transaction(async (queries) => {
      if (!(await changeEscalation(queries, ticket, next, now))) return false;
      await addToOutbox(queries, TICKET, { id: ticket.id }, now);
      if (answer) await addToOutbox(queries, ANSWER, answer, now);
      return true;
    });
    if (kept) void this.parts.postman.poke();
    return kept;
  }

  private inChannel({ conversation }: Envelope): boolean {
    return withoutThread(conversation.id) === this.parts.channel.conversation.id;
  }
}
