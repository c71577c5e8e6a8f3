/** View models that state no law: choices, greeting, help, notices, small talk, failures. */

import type { StampedAction } from '../../conversation/action.js';
import type { ChoiceReply, Option, TalkReply } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { buttonActions, executeAction, humanAction, MAX_BUTTON_LENGTH, MAX_PRIMARY, stamp } from '../actions.js';
import { type CardContext, placeLink, type View } from '../context.js';
import { plain } from '../escape.js';
import { leadOf } from '../lead.js';

/** "Meinten Sie …?": each choice is a button with its place below. */
export function choiceView(context: CardContext, reply: ChoiceReply): View {
  const { knowledge } = context;
  return {
    name: 'choice',
    data: {
      kern: plain(reply.text),
      groesse: 'Medium',
      auswahl: reply.options.map((option) => ({
        aktionen: [executeAction(option.title, stamp(knowledge.version, option.action))],
        ...below(context, option),
      })),
      aktionen: reply.human ? [humanAction(knowledge.version, reply.human)] : [],
    },
  };
}

/** The place, and the whole title where a phone cuts the button off. */
function below(context: CardContext, { title, stelle }: Option): { readonly dazu?: string } {
  const parts = [...(title.length > MAX_BUTTON_LENGTH ? [plain(title)] : []), ...(stelle ? [placeLink(context, stelle)] : [])];
  const [eins, zwei] = parts;
  if (eins === undefined) return {};
  return { dazu: zwei === undefined ? eins : fill(context.knowledge.sprache.texte.karte_zwei_teile, { eins, zwei }) };
}

export function talkView({ knowledge }: CardContext, reply: TalkReply): View {
  const { texte } = knowledge.sprache;
  const aktionen = buttonActions(knowledge.version, reply.buttons);
  if (reply.art === 'notice' || reply.art === 'talk' || reply.art === 'choices')
    return { name: 'talk', data: { text: plain(reply.text), aktionen } };
  // What hides in the menu "…" can also be typed, so it is named among the examples.
  const hidden = reply.buttons.slice(MAX_PRIMARY).map((button) => button.title);
  return {
    name: 'welcome',
    data: {
      art: texte.name,
      kern: plain(reply.titel ?? texte.name),
      groesse: 'Large',
      text: plain(reply.text),
      beispieleTitel: texte.beispiele_titel,
      beispiele: [...(reply.beispiele ?? []), ...hidden].map((frage) => plain(fill(texte.karte_zitat, { wortlaut: frage }))),
      fassung: plain(knowledge.angaben.neuere_fassungen.text),
      aktionen,
    },
  };
}

/** A failed turn: its code for the IT, and the pressed button once more. */
export function errorView({ knowledge }: CardContext, code: string, retry?: StampedAction): View {
  const { texte } = knowledge.sprache;
  const again = retry ? [executeAction(texte.knopf_nochmal, retry)] : [];
  return {
    name: 'error',
    data: {
      ...leadOf(knowledge, texte.fehler_titel),
      text: plain(fill(texte.fehler, { code })),
      aktionen: [...again, ...buttonActions(knowledge.version, [{ title: texte.knopf_hilfe, action: { do: 'help' } }])],
    },
  };
}
