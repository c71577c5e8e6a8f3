/** What somebody reads who writes faster than the bot allows. Where Teams waits for an answer, it gets one in its own shape. */
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { renderCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import type { Assistant } from '../conversation/assistant.js';
import { notice } from '../conversation/talk.js';
import { fill } from '../knowledge/schema/texte.js';
import type { RateDecision } from '../storage/rate-limits.js';
import type { Envelope } from './activity.js';
import { answerInvoke, sendCards } from './deliver.js';

/** Shows a text above the card and leaves the card as it is (Universal Actions, "Response format"). */
const MESSAGE_TYPE = 'application/vnd.microsoft.activity.message';

export interface TooFastParts {
  readonly assistant: Assistant;
  readonly templates: CardTemplates;
  readonly log: Logger;
}

/** Answers a turn that was not taken. A message is told once a minute, further ones are passed over. */
export async function sayTooFast(
  { assistant: { knowledge }, templates, log }: TooFastParts,
  context: TurnContext,
  { type, name }: Envelope,
  { seconds, first }: Extract<RateDecision, { allowed: false }>,
): Promise<void> {
  const text = fill(knowledge.sprache.texte.zu_schnell, { sekunden: seconds });
  if (type === 'message' && first) await sendCards(context, log, [{ card: renderCard(templates, knowledge, notice(knowledge, text)) }]);
  if (type !== 'invoke') return;
  if (name === 'adaptiveCard/action') return answerInvoke(context, 200, { statusCode: 200, type: MESSAGE_TYPE, value: text });
  if (name === 'composeExtension/query') return answerInvoke(context, 200, { composeExtension: { type: 'message', text } });
  return answerInvoke(context, 429);
}
