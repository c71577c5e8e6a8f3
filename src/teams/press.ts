/** How the answer to a turn travels: as messages, or in the place of the card that was pressed. */
import type { TurnContext } from 'botbuilder';
import { renderCard } from '../cards/render.js';
import { notice } from '../conversation/talk.js';
import { answerWithCard, answerWithHint, type Outgoing, sendCards } from './deliver.js';
import type { Press } from './owner.js';
import type { TurnParts } from './take-turn.js';
import type { Shown } from './usage.js';

type Parts = Pick<TurnParts, 'assistant' | 'templates' | 'log'>;

/** By what a person acted: `execute` waits for an answer to the press itself. */
export type Via = 'message' | 'execute';

/** Delivers the cards of a turn. @returns the messages that can be judged */
export async function deliverTurn(
  { assistant, log }: Parts,
  context: TurnContext,
  messages: readonly Outgoing[],
  via: Via,
  press: Exclude<Press, 'refuse'>,
): Promise<Shown[]> {
  if (via === 'message') return sendCards(context, log, messages);
  if (messages.length === 0) {
    // A file that was offered is a message of its own; the pressed card stays as it is.
    await answerWithHint(context, assistant.knowledge.sprache.texte.datei_angeboten);
    return [];
  }
  if (press !== 'beside') return answerWithCard(context, log, messages);
  const shown = await sendCards(context, log, messages);
  await answerWithHint(context, assistant.knowledge.sprache.texte.gruppe_darunter);
  return shown;
}

/** A colleague's dialog stays where it is: the one who pressed reads why, beside the card where the client can show that. */
export async function refusePress({ assistant: { knowledge }, templates, log }: Parts, context: TurnContext, via: Via): Promise<void> {
  const text = knowledge.sprache.texte.gruppe_fremde_pruefung;
  if (via === 'execute') return answerWithHint(context, text);
  await sendCards(context, log, [{ card: renderCard(templates, knowledge, notice(knowledge, text)) }]);
}
