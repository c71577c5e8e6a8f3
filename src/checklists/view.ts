/** A kept list in words: what each item says today, and what people did. For cards, text and files alike. */
import { type Day, formatDay, formatMoment } from '../calendar/day.js';
import type { Knowledge, Zitat } from '../knowledge/model.js';
import { toZitat } from '../knowledge/normen.js';
import type { Punkt } from '../knowledge/schema/checkliste.js';
import { fill } from '../knowledge/schema/texte.js';
import { type FittingParts, fitChecklist, phraseFacts } from './fit.js';
import { progressOf, type WorkItem, type Worklist } from './worklist.js';

export interface WorkPunkt {
  readonly item: WorkItem;
  readonly was: string;
  /** who is responsible by the Erlass */
  readonly wer?: string;
  /** absent for advice that is not from the Erlass, and for an item that the knowledge no longer has */
  readonly zitat?: Zitat;
  readonly hinweis?: string;
  /** "nicht aus dem Erlass", "gibt es nicht mehr" */
  readonly herkunft?: string;
  readonly erledigt?: string;
  readonly zustaendig?: string;
  readonly faellig?: string;
  readonly notiz?: string;
}

export interface WorkGroup {
  readonly titel: string;
  readonly punkte: readonly WorkPunkt[];
}

export interface WorkView {
  readonly titel: string;
  readonly termin?: string;
  readonly fortschritt: string;
  readonly archiviert: boolean;
  readonly angaben: readonly string[];
  readonly gruppen: readonly WorkGroup[];
  readonly weggelassen: readonly { readonly was: string; readonly grund: string }[];
  /** items that the knowledge has gained since and that would apply */
  readonly neu: readonly string[];
  readonly hinweise: readonly string[];
}

/** The whole list. Items keep the order of the knowledge; those it no longer has come last, with all that was noted. */
export function viewOfList(parts: FittingParts, list: Worklist, today: Day): WorkView {
  const { knowledge } = parts;
  const { texte } = knowledge.sprache;
  const liste = knowledge.checklisten.get(list.checklist);
  const items = new Map(list.items.map((item) => [item.id, item]));
  const gruppen = (liste?.gruppen ?? []).map((gruppe) => ({
    titel: gruppe.titel,
    punkte: gruppe.punkte.flatMap((punkt) => {
      const item = items.get(punkt.id);
      items.delete(punkt.id);
      return item ? [punktOf(knowledge, item, today, punkt)] : [];
    }),
  }));
  const gone = { titel: texte.liste_entfallen, punkte: [...items.values()].map((item) => punktOf(knowledge, item, today)) };
  const fitted = liste && fitChecklist(parts, liste, list.facts);
  const { done, total } = progressOf(list);
  const kept = new Set(list.items.map((item) => item.id));
  return {
    titel: liste?.titel ?? fill(texte.liste_unbekannt, { id: list.checklist }),
    ...(list.date
      ? { termin: fill(texte.karte_beschriftet, { titel: liste?.termin ?? texte.liste_termin, text: formatDay(list.date) }) }
      : {}),
    fortschritt: fill(texte.liste_fortschritt, { erledigt: done, alle: total }),
    archiviert: list.archivedAt !== undefined,
    angaben: phraseFacts(knowledge, list.facts),
    gruppen: [...gruppen, gone].filter(({ punkte }) => punkte.length > 0),
    weggelassen: (fitted?.weggelassen ?? []).map(({ punkt, grund }) => ({ was: punkt.was, grund })),
    neu: (fitted?.punkte ?? []).filter(({ id }) => !kept.has(id)).map(({ was }) => was),
    hinweise: liste?.hinweise ?? [],
  };
}

function punktOf(knowledge: Knowledge, item: WorkItem, today: Day, punkt?: Punkt): WorkPunkt {
  const { texte } = knowledge.sprache;
  const { done, note, assignee, due } = item;
  const late = due !== undefined && !done && due < today;
  return {
    item,
    was: punkt?.was ?? fill(texte.liste_punkt_unbekannt, { id: item.id }),
    ...(punkt?.wer ? { wer: fill(texte.checkliste_wer, { wer: punkt.wer }) } : {}),
    ...(punkt?.fundstelle ? { zitat: toZitat(knowledge, punkt.fundstelle) } : {}),
    ...(punkt?.hinweis ? { hinweis: punkt.hinweis } : {}),
    ...(punkt?.fundstelle ? {} : { herkunft: punkt ? texte.checkliste_hinweise : texte.liste_entfallen_punkt }),
    ...(done ? { erledigt: fill(texte.liste_erledigt, { name: done.by.name, wann: formatMoment(done.at) }) } : {}),
    ...(assignee ? { zustaendig: fill(texte.liste_zustaendig, { name: assignee.name }) } : {}),
    ...(due ? { faellig: fill(late ? texte.liste_ueberfaellig : texte.liste_faellig, { tag: formatDay(due) }) } : {}),
    ...(note ? { notiz: fill(texte.liste_notiz, { text: note.text, name: note.by.name }) } : {}),
  };
}
