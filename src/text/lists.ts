/** Kept lists and their forms as plain text. */

import { formatDay } from '../calendar/day.js';
import type { WorkGroup, WorkPunkt, WorkView } from '../checklists/view.js';
import type { ListFormReply, ListItemReply, ListsReply, ReminderReply, WorklistReply } from '../conversation/reply.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { edition, leftOut, list, quote } from './parts.js';

/** A page of a kept list as a message. */
export function worklistText(knowledge: Knowledge, { meldung = '', view, gruppen, seite }: WorklistReply): string[] {
  const { texte } = knowledge.sprache;
  const last = seite.nr === seite.alle;
  return [
    meldung,
    ...headLines(knowledge, view),
    ...gruppen.flatMap((gruppe) => groupText(knowledge, gruppe)),
    seite.alle > 1 ? fill(texte.liste_seite, seite) : '',
    ...(last ? tailLines(knowledge, view) : []),
    edition(knowledge),
  ];
}

/** A kept list as a whole, paragraph by paragraph. */
export function wholeList(knowledge: Knowledge, view: WorkView): string[] {
  return [
    ...headLines(knowledge, view),
    ...view.gruppen.flatMap((gruppe) => groupText(knowledge, gruppe)),
    ...tailLines(knowledge, view),
    edition(knowledge),
  ];
}

function headLines({ sprache: { texte } }: Knowledge, { titel, termin, fortschritt, archiviert, angaben }: WorkView): string[] {
  return [
    [titel, ...(termin ? [termin] : []), fortschritt].join('\n'),
    archiviert ? texte.liste_archiviert : '',
    angaben.length > 0 ? list(texte.dialog_bisher, angaben) : '',
  ];
}

function tailLines(knowledge: Knowledge, { weggelassen, neu, hinweise }: WorkView): string[] {
  const { texte } = knowledge.sprache;
  return [
    leftOut(knowledge, weggelassen),
    neu.length > 0 ? list(texte.liste_neu, neu) : '',
    hinweise.length > 0 ? list(texte.checkliste_hinweise, hinweise) : '',
  ];
}

function groupText(knowledge: Knowledge, { titel, punkte }: WorkGroup): string[] {
  return [titel, ...punkte.map((punkt) => itemText(knowledge, punkt))];
}

function itemText(knowledge: Knowledge, punkt: WorkPunkt): string {
  const lines = [
    ...(punkt.zitat ? quote(knowledge, punkt.zitat).split('\n') : []),
    ...detailsOf(knowledge, punkt),
    ...(punkt.notiz ? punkt.notiz.split('\n') : []),
  ];
  return [`[${punkt.erledigt ? 'x' : ' '}] ${punkt.was}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

/** Everything beside the quotation and the note, line by line. */
export function detailsOf(
  { sprache: { texte } }: Knowledge,
  { wer, hinweis, herkunft, erledigt, zustaendig, faellig }: WorkPunkt,
): string[] {
  const advice = hinweis && fill(texte.karte_beschriftet, { titel: texte.hinweis_titel, text: hinweis });
  return [herkunft, wer, advice, faellig, zustaendig, erledigt].filter((line) => line !== undefined);
}

/** A page read aloud: each item in one line. */
export function worklistSpeech({ meldung, view, gruppen }: WorklistReply): string {
  const items = gruppen
    .flatMap(({ punkte }) => punkte)
    .map(({ was, erledigt, zitat }) => {
      const place = zitat ? ` (${spokenStelle(zitat.stelle)})` : '';
      return `${was}${place}${erledigt ? `. ${erledigt}` : ''}`;
    });
  const head = [view.titel, view.termin, view.fortschritt].filter(Boolean).join(', ');
  return [...(meldung ? [meldung] : []), list(head, items)].join('\n\n');
}

export function listItemText(knowledge: Knowledge, { fehler = '', titel, punkt }: ListItemReply): string[] {
  return [
    fehler,
    titel,
    punkt.was,
    punkt.zitat ? quote(knowledge, punkt.zitat) : '',
    [...detailsOf(knowledge, punkt), ...(punkt.notiz ? [punkt.notiz] : [])].join('\n'),
  ];
}

export function listFormText({ sprache: { texte } }: Knowledge, { fehler = '', titel, felder, termin, tag }: ListFormReply): string[] {
  return [
    fehler,
    titel,
    texte.formular_einleitung,
    ...felder.map(({ frage, auswahl }) =>
      list(
        frage.replace(/\?$/, ''),
        auswahl.map(({ title }) => title),
      ),
    ),
    `${fill(texte.formular_angelegt_am, { titel: termin })}${tag ? `: ${formatDay(tag)}` : ''}`,
  ];
}

export function listsText({ titel, listen, leer }: ListsReply): string[] {
  return [
    listen.length > 0
      ? list(
          titel,
          listen.map(({ title, zeile }) => `${title} (${zeile})`),
        )
      : leer,
  ];
}

export function reminderText(knowledge: Knowledge, { titel, zeilen, ablauf, zitate }: ReminderReply): string[] {
  const { texte } = knowledge.sprache;
  return [
    `${texte.erinnerung_art}: ${titel}`,
    ablauf ?? '',
    zeilen.length > 0 ? list(texte.erinnerung_faellig, zeilen) : '',
    ...zitate.map((z) => quote(knowledge, z)),
    edition(knowledge),
  ];
}
