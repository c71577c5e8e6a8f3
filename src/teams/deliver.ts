/** Cards on their way out. A reply that cannot be delivered is logged and given up: nobody is there to tell. */
import { isDeepStrictEqual } from 'node:util';
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Card } from '../cards/json.js';
import type { Subject } from '../conversation/events.js';
import { shorten } from '../text/shorten.js';
import { CARD_TYPE, cardAttachment } from './attachment.js';
import type { CitationEntity } from './citations.js';
import type { Shown } from './usage.js';

const HINT_TYPE = 'application/vnd.microsoft.activity.message';
/** Notifications show about two lines. */
const SUMMARY_LENGTH = 160;

/** A card, what of it can be judged with thumbs up or down, and the places it rests on. */
export interface Outgoing {
  readonly card: Card;
  readonly subject?: Subject;
  readonly citations?: CitationEntity;
}

/** A card as a message. */
export function cardMessage(card: Card): Partial<Activity> {
  const [summary = ''] = String(card.speak ?? '').split('\n');
  return { type: ActivityTypes.Message, attachments: [cardAttachment(card)], summary: shorten(summary, SUMMARY_LENGTH) };
}

/** Sends cards as messages, in order. Never rejects. @returns the messages that can be judged */
export async function sendCards(context: TurnContext, log: Logger, messages: readonly Outgoing[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const outgoing of messages) {
    const { subject } = outgoing;
    try {
      const sent = await withCitations(log, outgoing, (message) => context.sendActivity(message));
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
export async function answerWithCard(context: TurnContext, log: Logger, [first, ...others]: readonly Outgoing[]): Promise<Shown[]> {
  await answerInvoke(context, 200, { statusCode: 200, type: CARD_TYPE, value: first?.card });
  const pressed = context.activity.replyToId;
  const replaced = pressed && first?.subject ? [{ id: pressed, subject: first.subject }] : [];
  return [...replaced, ...(await sendCards(context, log, others))];
}

/** Another instance may be as busy with the same card. */
const EDIT_ROUNDS = 3;

/**
 * Puts a card in the place of the pressed one for everybody: the answer to a press reaches only the device on which it
 * happened. Where it is no longer what stands once it has arrived, it is drawn again: an edit of another instance may have
 * arrived before. A message that is gone is told in the log; the person has the card already. Never rejects.
 */
export async function editPressed(context: TurnContext, log: Logger, draw: () => Promise<Outgoing>): Promise<void> {
  const id = context.activity.replyToId;
  if (!id) return;
  try {
    let outgoing = await draw();
    for (let round = 1; round <= EDIT_ROUNDS; round++) {
      await withCitations(log, outgoing, (message) => context.updateActivity({ ...message, id }));
      const now = await draw();
      if (now === outgoing || isDeepStrictEqual(now.card, outgoing.card)) return;
      outgoing = now;
    }
  } catch (error) {
    log.warn({ err: error, code: 'LOTSE-505' }, 'Eine Karte ließ sich nicht für alle ersetzen');
  }
}

/** Answers an invoke; the SDK hands it back as the HTTP response. */
export async function answerInvoke(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}

/** Answers an Action.Execute with a line that only the one who pressed reads; the card stays as it is. */
export async function answerWithHint(context: TurnContext, text: string): Promise<void> {
  await answerInvoke(context, 200, { statusCode: 200, type: HINT_TYPE, value: text });
}

/** Delivers a card; where Teams refuses its citations (it checks them strictly and answers 400), without them. */
async function withCitations<T>(
  log: Logger,
  { card, subject, citations }: Outgoing,
  deliver: (message: Partial<Activity>) => Promise<T>,
): Promise<T> {
  const message = { ...cardMessage(card), ...(subject ? { channelData: { feedbackLoop: { type: 'custom' } } } : {}) };
  if (!citations) return deliver(message);
  try {
    return await deliver({ ...message, entities: [citations] });
  } catch (error) {
    if ((error as { readonly statusCode?: unknown }).statusCode !== 400) throw error;
    log.warn({ err: error, code: 'LOTSE-506' }, 'Teams nimmt die Fundstellen an einer Antwort nicht an');
    return deliver(message);
  }
}
