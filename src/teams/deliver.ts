/** Cards on their way out. A reply that cannot be delivered is logged and given up: nobody is there to tell. */
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Card } from '../cards/json.js';
import type { Subject } from '../conversation/events.js';
import { CARD_TYPE, cardAttachment } from './attachment.js';
import type { Shown } from './usage.js';

/** Notifications show about two lines. */
const SUMMARY_LENGTH = 160;

/** A card, and what of it can be judged with thumbs up or down. */
export interface Outgoing {
  readonly card: Card;
  readonly subject?: Subject;
}

/** A card as a message. */
export function cardMessage(card: Card): Partial<Activity> {
  return { type: ActivityTypes.Message, attachments: [cardAttachment(card)], summary: summaryOf(card) };
}

/** Sends cards as messages, in order. Never rejects. @returns the messages that can be judged */
export async function sendCards(context: TurnContext, log: Logger, messages: readonly Outgoing[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const { card, subject } of messages) {
    try {
      const sent = await context.sendActivity({
        ...cardMessage(card),
        ...(subject ? { channelData: { feedbackLoop: { type: 'custom' } } } : {}),
      });
      if (subject && sent?.id) shown.push({ id: sent.id, subject });
    } catch (error) {
      log.error({ err: error, code: 'LOTSE-501' }, 'Eine Antwort ließ sich nicht zustellen');
      return shown;
    }
  }
  return shown;
}

/**
 * Answers an Action.Execute: the first card takes the place of the pressed one, further cards follow as messages.
 * @returns the messages that can be judged
 */
export async function replaceCard(context: TurnContext, log: Logger, [first, ...others]: readonly Outgoing[]): Promise<Shown[]> {
  await answerInvoke(context, 200, { statusCode: 200, type: CARD_TYPE, value: first?.card });
  const pressed = context.activity.replyToId;
  const replaced = pressed && first?.subject ? [{ id: pressed, subject: first.subject }] : [];
  return [...replaced, ...(await sendCards(context, log, others))];
}

/** Answers an invoke; the SDK hands it back as the HTTP response. */
export async function answerInvoke(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}

function summaryOf(card: Card): string {
  const [line = ''] = String(card.speak ?? '').split('\n');
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}
