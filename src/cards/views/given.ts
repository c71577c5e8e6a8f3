/** The answers so far as rows of a card; a tap on a row asks for that answer again. */
import type { DialogState } from '../../conversation/action.js';
import type { GivenAnswer } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { rowAction, stamp } from '../actions.js';
import type { CardContext } from '../context.js';
import { plain } from '../escape.js';
import type { JsonObject } from '../json.js';

/** One row for each answer: its text, the words it was read from, and the action that changes it. */
export function givenRows({ knowledge }: CardContext, answers: readonly GivenAnswer[], state: DialogState): JsonObject[] {
  const { texte } = knowledge.sprache;
  return answers.map(({ merkmal, text, beleg }) => ({
    text: plain(beleg ? fill(texte.dialog_beleg, { text, beleg }) : text),
    aendern: texte.dialog_aendern,
    aktion: rowAction(stamp(knowledge.version, { do: 'change', state, merkmal })),
  }));
}
