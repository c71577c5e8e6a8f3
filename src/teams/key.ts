/** Whose session a turn belongs to, and who shares the conversation. */
import type { Envelope } from './activity.js';
import type { ConversationTarget } from './proactive.js';
import { withoutThread } from './thread.js';

/** In a group everybody has a dialog of their own, so two people typing at once do not answer each other's questions. */
export function sessionKey({ channelId, conversation, from }: Envelope): string {
  return JSON.stringify([channelId, conversation.id, from.id]);
}

/** A team or chat is greeted once, whoever joins later. */
export function conversationKey({ channelId, conversation }: Envelope): string {
  return JSON.stringify([channelId, withoutThread(conversation.id)]);
}

/** The person as the tables know them: the object id of their account where Teams tells it. */
export function personKey({ from }: Envelope): string {
  return from.aadObjectId || from.id;
}

/** Where the answer to an activity goes, in a form that can be kept. Of a channel it is the thread. */
export function referenceOf({ channelId, serviceUrl, conversation, recipient }: Envelope): ConversationTarget {
  const { id, conversationType, tenantId } = conversation;
  return {
    channelId,
    serviceUrl,
    conversation: { id, ...(conversationType ? { conversationType } : {}), ...(tenantId ? { tenantId } : {}) },
    bot: { id: recipient.id, ...(recipient.name ? { name: recipient.name } : {}) },
  };
}

/** A group chat or a channel of a team: several people read along, and the bot is meant where it is mentioned. */
export function isShared({ conversation }: Envelope): boolean {
  return conversation.isGroup === true || conversation.conversationType === 'groupChat' || conversation.conversationType === 'channel';
}
