/** View model of a dialog question. */
import { type Button, type General, isSaid, type QuestionReply } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { buttonActions, executeAction, MAX_ACTIONS, MAX_BUTTON_LENGTH, stamp } from '../actions.js';
import type { CardContext, View } from '../context.js';
import { plain } from '../escape.js';
import type { JsonObject } from '../json.js';
import { leadOf } from '../lead.js';
import { notes } from '../notes.js';
import { fullQuotes } from '../quotes.js';
import { givenRows } from './given.js';

/** Few and short choices are buttons; others a list, which wraps on a phone. */
export function questionView(context: CardContext, reply: QuestionReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const navigation = navigationButtons(context, reply);
  const asButtons = reply.choices.length <= MAX_ACTIONS - 2 && reply.choices.every(({ title }) => title.length <= MAX_BUTTON_LENGTH);
  return {
    name: 'question',
    data: {
      art: plain(fill(texte.karte_zwei_teile, { eins: texte.dialog_art, zwei: reply.titel })),
      ...leadOf(knowledge, reply.frage),
      ...(reply.rueckfrage ? { rueckfrage: plain(reply.rueckfrage) } : {}),
      ...(reply.einleitung ? { einleitung: plain(reply.einleitung) } : {}),
      ...(reply.hilfe ? { hilfe: plain(reply.hilfe) } : {}),
      ...(reply.allgemein ? generalData(context, reply.allgemein) : { allgemeinZitate: [] }),
      zitate: isSaid(reply) ? [] : fullQuotes(context, [reply.zitat]),
      knoepfe: asButtons ? reply.choices.map((choice) => ({ aktionen: [answerAction(context, reply, choice.title, choice.wert)] })) : [],
      liste: asButtons ? [] : reply.choices.map(({ title, wert }) => ({ title, value: wert })),
      listeTitel: texte.auswahl_bezeichnung,
      listeFehler: texte.eingabe_pflicht,
      bisher: givenRows(context, reply.bisher, reply.state),
      bisherTitel: reply.gelesen ? texte.dialog_gelesen : texte.dialog_bisher,
      entfallen: reply.entfallen.map(plain),
      entfallenTitel: texte.dialog_entfallen,
      fortschritt: plain(reply.fortschritt),
      aktionen: [...(asButtons ? [] : [answerAction(context, reply, texte.knopf_weiter)]), ...buttonActions(knowledge.version, navigation)],
    },
  };
}

function generalData(context: CardContext, general: General): JsonObject {
  const { texte } = context.knowledge.sprache;
  return {
    allgemein: plain(general.antwort),
    allgemeinTitel: plain(fill(texte.karte_zwei_teile, { eins: texte.dialog_allgemein, zwei: general.frage })),
    allgemeinZitate: fullQuotes(context, general.zitate),
    ...notes(context, general),
  };
}

/** With a value the button itself answers; without, it sends what was chosen in the list. */
function answerAction({ knowledge }: CardContext, reply: QuestionReply, title: string, wert?: string): JsonObject {
  const action = { do: 'answer', state: reply.state, merkmal: reply.merkmal } as const;
  return executeAction(title, stamp(knowledge.version, action, wert), { inputs: wert === undefined });
}

function navigationButtons({ knowledge }: CardContext, { state }: QuestionReply): Button[] {
  const { texte } = knowledge.sprache;
  return [
    ...(state.order.length > 0 ? [{ title: texte.knopf_zurueck, action: { do: 'back', state } as const }] : []),
    { title: texte.knopf_abbrechen, action: { do: 'cancel' } },
  ];
}
