/** Cards on their way out. A reply that cannot be delivered is logged and given up: nobody is there to tell. */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Card } from '../cards/json.js';

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
/** Notifications show about two lines. */
const SUMMARY_LENGTH = 160;

/** Sends cards as messages, in order. Never rejects. */
export async function sendCards(context: TurnContext, log: Logger, cards: readonly Card[]): Promise<void> {
  for (const card of cards) {
    try {
      await context.sendActivity({
        type: ActivityTypes.Message,
        attachments: [{ contentType: CARD_TYPE, content: card }],
        summary: summaryOf(card),
      });
    } catch (error) {
      log.error({ err: error, conversation: context.activity.conversation.id }, 'Eine Antwort ließ sich nicht zustellen');
      return;
    }
  }
}

/** Answers an Action.Execute: the first card takes the place of the pressed one, further cards follow as messages. */
export async function replaceCard(context: TurnContext, log: Logger, [first, ...others]: readonly Card[]): Promise<void> {
  await answerInvoke(context, 200, { statusCode: 200, type: CARD_TYPE, value: first });
  await sendCards(context, log, others);
}

/** Answers an invoke; the SDK hands it back as the HTTP response. */
export async function answerInvoke(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}

function summaryOf(card: Card): string {
  const [line = ''] = String(card.speak ?? '').split('\n');
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}
