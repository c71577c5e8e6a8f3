/** In a group or channel a card belongs to the person for whom it was made. In a personal chat all of this is silent. */
import { createHash } from 'node:crypto';
import { VERB } from '../cards/actions.js';
import type { Card, Json } from '../cards/json.js';
import { REACH } from '../conversation/action.js';
import type { Incoming } from '../conversation/incoming.js';
import type { Envelope } from './activity.js';
import { conversationKey, isShared } from './key.js';
import { mentionsBot } from './message-text.js';

/** Enough to tell the people of one conversation apart; one more byte would stand on a card fifty times. */
const MARK_LENGTH = 8;

/**
 * What a press may do: take the place of its card for everybody, be answered with a card while its message is renewed
 * elsewhere, open something beside it because the card is a colleague's (or nobody's, like the welcome), or nothing,
 * because a colleague's dialog would be moved.
 */
export type Press = 'replace' | 'answer' | 'beside' | 'refuse';

/** A card as it goes into this conversation: in a group its buttons carry whose it is. */
export function ownedCard(activity: Envelope, card: Card): Card {
  return isShared(activity) ? (withOwner(card, ownerMark(activity)) as Card) : card;
}

/** Judges a press. It is courtesy, not security: the mark stands in the card, where everybody in the group could read it. */
export function judgePress(activity: Envelope, incoming: Incoming): Press {
  if (incoming.type === 'action' && REACH[incoming.stamped.action.do] === 'shared') return 'answer';
  if (!isShared(activity)) return 'replace';
  if (incoming.type !== 'action') return 'beside';
  const { action, von } = incoming.stamped;
  if (von === ownerMark(activity)) return 'replace';
  // Dialogs on cards without a mark were begun before there were marks.
  if (REACH[action.do] === 'moves') return von === undefined ? 'replace' : 'refuse';
  return 'beside';
}

/**
 * Whether the bot is spoken to. What people say to each other in a group is not for us: Teams sends it only to a bot with
 * a permission that we do not ask for, and then nothing is answered.
 */
export function isMeant(activity: Envelope, incoming: Incoming): boolean {
  return incoming.type !== 'message' || !isShared(activity) || mentionsBot(activity);
}

/** A fingerprint of the person in this conversation; elsewhere the same person has another. */
function ownerMark(activity: Envelope): string {
  return createHash('sha256')
    .update(JSON.stringify([conversationKey(activity), activity.from.id]))
    .digest('base64url')
    .slice(0, MARK_LENGTH);
}

/** The card with the mark in the data of each of our buttons and of their fallbacks. */
function withOwner(json: Json, von: string): Json {
  if (typeof json !== 'object' || json === null) return json;
  if (isList(json)) return json.map((part) => withOwner(part, von));
  const parts = Object.fromEntries(Object.entries(json).map(([key, part]) => [key, withOwner(part, von)]));
  if (json.verb !== VERB && json.type !== 'Action.Submit') return parts;
  return { ...parts, data: { ...(parts.data as { readonly [key: string]: Json }), von } };
}

/** `Array.isArray` does not narrow a readonly list. */
function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
