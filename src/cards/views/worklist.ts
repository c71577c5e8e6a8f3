/** View model of a kept list: a tap on an item ticks it, a tap beside it opens its form. */
import type { WorkPunkt } from '../../checklists/view.js';
import type { WorklistReply } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { placeAndForce } from '../../text/parts.js';
import { buttonActions, rowAction, stamp } from '../actions.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import type { JsonObject } from '../json.js';

/** So much of a note is shown on the card of the list; all of it stands in the form of the item. */
const NOTE_SHOWN = 160;

export function worklistView(context: CardContext, reply: WorklistReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const { view, seite } = reply;
  const last = seite.nr === seite.alle;
  const page = seite.nr - 1;
  return {
    name: 'worklist',
    data: {
      art: reply.gemeinsam ? texte.liste_art_gruppe : texte.liste_art,
      kern: plain(view.titel),
      kopf: plain([...(view.termin ? [view.termin] : []), view.fortschritt].join(' · ')),
      ...(reply.meldung ? { meldung: plain(reply.meldung) } : {}),
      ...(view.angaben.length > 0 ? { angaben: plain(view.angaben.join(' · ')) } : {}),
      ...(view.archiviert ? { archiviert: plain(texte.liste_archiviert) } : {}),
      gruppen: reply.gruppen.map(({ titel, punkte }) => ({
        titel: plain(titel),
        punkte: punkte.map((p) => row(context, reply.id, page, p)),
      })),
      ...(seite.alle > 1 ? { seite: fill(texte.liste_seite, seite) } : {}),
      weggelassenTitel: texte.liste_weggelassen,
      weggelassen: last ? view.weggelassen.map(({ was, grund }) => plain(fill(texte.liste_weggelassen_punkt, { was, grund }))) : [],
      neuTitel: texte.liste_neu,
      neu: last ? view.neu.map(plain) : [],
      hinweiseTitel: texte.checkliste_hinweise,
      hinweise: last ? view.hinweise.map(plain) : [],
      fassung: plain(edition(knowledge)),
      aktionen: buttonActions(knowledge.version, reply.buttons),
    },
  };
}

function row({ knowledge }: CardContext, list: string, page: number, punkt: WorkPunkt): JsonObject {
  const { texte } = knowledge.sprache;
  const { was, item, zitat, herkunft, faellig, zustaendig, erledigt, notiz } = punkt;
  const act = (ask: 'tick' | 'untick' | 'item') =>
    rowAction(stamp(knowledge.version, { do: 'list', ask: { ask, list, item: item.id, page } }));
  const lines = [zitat && placeAndForce(knowledge, zitat), herkunft, faellig, zustaendig, erledigt, notiz && shortened(notiz)];
  return {
    was: `${erledigt ? '☑' : '☐'} ${plain(was)}`,
    gewicht: erledigt ? 'Lighter' : 'Default',
    zeilen: lines.filter((line) => line !== undefined).map(plain),
    haken: act(erledigt ? 'untick' : 'tick'),
    bearbeiten: act('item'),
    bearbeitenTitel: texte.knopf_liste_bearbeiten,
  };
}

function shortened(text: string): string {
  return text.length > NOTE_SHOWN ? `${text.slice(0, NOTE_SHOWN - 1)}…` : text;
}
