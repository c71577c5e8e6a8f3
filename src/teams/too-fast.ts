/** What somebody reads who writes faster than the bot allows. */
import type { TurnContext } from 'botbuilder';
import { fill } from '../knowledge/schema/texte.js';
import type { RateDecision } from '../storage/rate-limits.js';
import type { Envelope } from './activity.js';
import { answerInstead, type InsteadParts, saySentence } from './instead.js';

/** Answers a turn that was not taken. A message is told once a minute, further ones are passed over. */
export async function sayTooFast(
  parts: InsteadParts,
  context: TurnContext,
  activity: Envelope,
  { seconds, first }: Extract<RateDecision, { allowed: false }>,
): Promise<void> {
  const text = fill(parts.assistant.knowledge.sprache.texte.zu_schnell, { sekunden: seconds });
  if (activity.type === 'invoke') return answerInstead(context, activity, text, 429);
  if (activity.type === 'message' && first) await saySentence(parts, context, text);
}
