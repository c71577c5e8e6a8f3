/** A sentence in place of what was asked for. Where Teams waits for an answer, it gets one in its own shape. */
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { renderCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import type { Assistant } from '../conversation/assistant.js';
import { notice } from '../conversation/talk.js';
import type { Envelope } from './activity.js';
import { answerInvoke, answerWithHint, sendCards } from './deliver.js';

export interface InsteadParts {
  readonly assistant: Assistant;
  readonly templates: CardTemplates;
  readonly log: Logger;
}

/** Sends the sentence as a message, without a button: whoever reads it is not to go on. */
export async function saySentence({ assistant: { knowledge }, templates, log }: InsteadParts, context: TurnContext, text: string) {
  await sendCards(context, log, [{ card: renderCard(templates, knowledge, { ...notice(knowledge, text), buttons: [] }) }]);
}

/** Answers an invoke with the sentence. @param status the answer where there is no place for words */
export async function answerInstead(context: TurnContext, { name }: Envelope, text: string, status: number): Promise<void> {
  switch (name) {
    case 'adaptiveCard/action':
      return answerWithHint(context, text);
    case 'composeExtension/query':
      return answerInvoke(context, 200, { composeExtension: { type: 'message', text } });
    case 'composeExtension/fetchTask':
    case 'message/fetchTask':
      return answerInvoke(context, 200, { task: { type: 'message', value: text } });
    default:
      return answerInvoke(context, status);
  }
}
