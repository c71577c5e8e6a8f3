/** Messages that the bot sends by itself: into a conversation it knows, as a new thread of a channel, or over a card that is there. */
import type { ConversationParameters, ConversationReference, TurnContext } from 'botbuilder';
import { z } from 'zod/v4';
import type { Card } from '../cards/json.js';
import type { Delivery } from '../storage/postman.js';
import type { LotseAdapter } from './adapter.js';
import { cardMessage } from './deliver.js';
import { ConnectorError } from './sending.js';
import { threadOf } from './thread.js';

/** A conversation that can be written to later; kept in the store as JSON. */
export const conversationTarget = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.object({ id: z.string(), conversationType: z.string().optional(), tenantId: z.string().optional() }),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
});
export type ConversationTarget = z.infer<typeof conversationTarget>;

/** What became of a message, and its id where it is new. */
export type Posted = Delivery & { readonly id?: string };

/** The one call of the SDK's connector that no method of the context makes. */
interface Connector {
  readonly conversations: {
    createConversation(parameters: ConversationParameters): Promise<{ readonly id?: string; readonly activityId?: string }>;
  };
}

export class Proactive {
  /** @param appId the bot's own id; empty where authentication is off */
  constructor(
    private readonly adapter: LotseAdapter,
    private readonly appId: string,
  ) {}

  /** A new message. Never rejects. */
  send(target: ConversationTarget, card: Card): Promise<Posted> {
    return this.within(target, async (context) => (await context.sendActivity(cardMessage(card)))?.id);
  }

  /** Puts a card in the place of one that stands in the conversation. Never rejects. */
  update(target: ConversationTarget, id: string, card: Card): Promise<Posted> {
    return this.within(target, async (context) => {
      await context.updateActivity({ ...cardMessage(card), id });
      return id;
    });
  }

  /** Opens a thread in a channel. Never rejects. @returns the id of its first message */
  startThread(target: ConversationTarget, card: Card): Promise<Posted> {
    return this.within(target, async (context) => {
      const connector = context.turnState.get<Connector>(this.adapter.ConnectorClientKey);
      const { id, activityId } = await connector.conversations.createConversation({
        isGroup: true,
        bot: target.bot,
        channelData: { channel: { id: target.conversation.id } },
        activity: cardMessage(card),
        ...(target.conversation.tenantId ? { tenantId: target.conversation.tenantId } : {}),
      } as unknown as ConversationParameters);
      return activityId || (id && threadOf(id)) || id;
    });
  }

  private async within(target: ConversationTarget, work: (context: TurnContext) => Promise<string | undefined>): Promise<Posted> {
    try {
      let id: string | undefined;
      await this.adapter.continueConversationAsync(this.appId, target as unknown as ConversationReference, async (context) => {
        id = await work(context);
      });
      return { ok: true, ...(id ? { id } : {}) };
    } catch (error) {
      return failed(error);
    }
  }
}

/** The reason without the texts of the error: they may name people or hold parts of the message. */
function failed(error: unknown): Posted {
  if (!(error instanceof ConnectorError)) return { ok: false, reason: error instanceof Error ? error.name : 'unknown' };
  const { statusCode, retryAfter } = error;
  return { ok: false, reason: `HTTP ${statusCode}`, ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter }) };
}
