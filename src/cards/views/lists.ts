/** View models around kept lists: the form of a new one, the form of one item, the overview. */
import { NOBODY } from '../../checklists/ask.js';
import { MAX_NAME, MAX_NOTE } from '../../checklists/worklist.js';
import type { ListFormReply, ListItemReply, ListsReply, ReminderReply } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { detailsOf } from '../../text/lists.js';
import { buttonActions, executeAction, FIELD, rowAction, stamp } from '../actions.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import { fullQuotes, shortQuotes, uniqueQuotes } from '../quotes.js';

export function listFormView({ knowledge }: CardContext, reply: ListFormReply): View {
  const { texte } = knowledge.sprache;
  const create = stamp(knowledge.version, { do: 'list-create', id: reply.checklist });
  return {
    name: 'list-form',
    data: {
      art: texte.formular_art,
      kern: plain(reply.titel),
      einleitung: texte.formular_einleitung,
      ...(reply.fehler ? { fehler: plain(reply.fehler) } : {}),
      felder: reply.felder.map(({ id, frage, mehrere, auswahl, werte }) => ({
        id: `${FIELD}${id}`,
        label: fill(mehrere ? texte.formular_feld_mehrere : texte.formular_feld, { frage }),
        mehrere,
        wert: werte.join(','),
        auswahl: [
          ...auswahl.map(({ title, wert }) => ({ title, value: wert })),
          ...(mehrere ? [] : [{ title: texte.formular_weiss_nicht, value: 'unbekannt' }]),
        ],
      })),
      tagTitel: fill(texte.formular_angelegt_am, { titel: reply.termin }),
      tag: reply.tag ?? '',
      heute: reply.heute,
      aktionen: [executeAction(texte.knopf_liste_anlegen, create, { inputs: true }), ...buttonActions(knowledge.version, reply.buttons)],
    },
  };
}

export function listItemView(context: CardContext, reply: ListItemReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const { punkt, eingaben } = reply;
  const save = stamp(knowledge.version, { do: 'list', ask: { ask: 'save', list: reply.list, item: punkt.item.id, page: reply.page } });
  const chosen = punkt.item.assignee;
  return {
    name: 'list-item',
    data: {
      art: texte.punkt_art,
      kern: plain(punkt.was),
      ...(reply.fehler ? { fehler: plain(reply.fehler) } : {}),
      zeilen: detailsOf(knowledge, punkt).map(plain),
      zitate: punkt.zitat ? fullQuotes(context, [punkt.zitat]) : [],
      notizTitel: fill(texte.punkt_notiz, { grenze: MAX_NOTE.toLocaleString('de-DE') }),
      notizGrenze: MAX_NOTE,
      notiz: eingaben.notiz,
      personTitel: texte.punkt_person,
      person: eingaben.person,
      // Teams wants at least one choice of our own; it also takes somebody away.
      personen: [{ title: texte.punkt_niemand, value: NOBODY }, ...(chosen?.id ? [{ title: chosen.name, value: chosen.id }] : [])],
      nameTitel: texte.punkt_name,
      nameGrenze: MAX_NAME,
      name: eingaben.name,
      tagTitel: texte.punkt_faellig,
      tag: eingaben.tag,
      aktionen: [executeAction(texte.knopf_speichern, save, { inputs: true }), ...buttonActions(knowledge.version, reply.buttons)],
    },
  };
}

export function listsView({ knowledge }: CardContext, reply: ListsReply): View {
  return {
    name: 'lists',
    data: {
      art: plain(reply.titel),
      ...(reply.listen.length > 0 ? {} : { leer: plain(reply.leer) }),
      listen: reply.listen.map(({ title, zeile, action }) => ({
        titel: plain(title),
        zeile: plain(zeile),
        aktion: rowAction(stamp(knowledge.version, action)),
      })),
      aktionen: buttonActions(knowledge.version, reply.buttons),
    },
  };
}

export function reminderView(context: CardContext, reply: ReminderReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  return {
    name: 'reminder',
    data: {
      art: texte.erinnerung_art,
      kern: plain(reply.titel),
      ...(reply.ablauf ? { ablauf: plain(reply.ablauf) } : {}),
      zeilenTitel: texte.erinnerung_faellig,
      zeilen: reply.zeilen.map((zeile) => plain(fill(texte.karte_punkt, { text: zeile }))),
      zitate: shortQuotes(context, uniqueQuotes(reply.zitate)),
      zitateTitel: fill(texte.karte_wortlaut, { anzahl: uniqueQuotes(reply.zitate).length }),
      fassung: plain(edition(knowledge)),
      aktionen: buttonActions(knowledge.version, reply.buttons, 1),
    },
  };
}
