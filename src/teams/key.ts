/** Whose session a turn belongs to. */
import type { Envelope } from './activity.js';

/** In a group everybody has a dialog of their own, so two people typing at once do not answer each other's questions. */
export function sessionKey({ channelId, conversation, from }: Envelope): string {
  return JSON.stringify([channelId, conversation.id, from.id]);
}

/** A team or chat is greeted once, whoever joins later. */
export function conversationKey({ channelId, conversation }: Envelope): string {
  return JSON.stringify([channelId, conversation.id.split(';')[0]]);
}
