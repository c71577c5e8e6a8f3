/** A kept list, its items and the overview as replies. */
import type { Day } from '../../calendar/day.js';
import { formatDay } from '../../calendar/day.js';
import type { ListAsk } from '../../checklists/ask.js';
import type { FittingParts } from '../../checklists/fit.js';
import { viewOfList, type WorkGroup, type WorkView } from '../../checklists/view.js';
import { progressOf, type Worklist } from '../../checklists/worklist.js';
import type { Knowledge } from '../../knowledge/model.js';
import { fill } from '../../knowledge/schema/texte.js';
import type { Button, ListItemReply, ListsReply, TalkReply, WorklistReply } from '../reply.js';
import { remindButton } from './remind-button.js';

/** So many items fit on a card below 28 KB with everything that can stand beside them. */
export const ITEMS_A_PAGE = 8;
const LISTS_A_PAGE = 8;

/** What every reply about lists needs to know. */
export interface ListContext {
  readonly parts: FittingParts;
  readonly today: Day;
  readonly shared: boolean;
}

const button = (title: string, ask: ListAsk): Button => ({ title, action: { do: 'list', ask } });

export function worklistReply({ parts, today, shared }: ListContext, list: Worklist, page = 0, meldung?: string): WorklistReply {
  const { texte } = parts.knowledge.sprache;
  const view = viewOfList(parts, list, today);
  const pages = pagesOf(view);
  const at = Math.min(page, pages.length - 1);
  const next = at + 1 < pages.length ? at + 1 : 0;
  const turnPage = button(next === 0 ? texte.knopf_liste_anfang : texte.knopf_liste_weiter, { ask: 'show', list: list.id, page: next });
  return {
    kind: 'worklist',
    id: list.id,
    gemeinsam: shared,
    ...(meldung ? { meldung } : {}),
    view,
    gruppen: pages[at] ?? [],
    seite: { nr: at + 1, alle: pages.length },
    buttons: [
      ...(pages.length > 1 ? [turnPage] : []),
      button(texte.knopf_liste_mitnehmen, { ask: 'files', list: list.id }),
      button(texte.knopf_liste_mehr, { ask: 'menu', list: list.id }),
    ],
  };
}

/** Items in their order, so many a page; a group that goes on keeps its title. */
function pagesOf({ gruppen }: WorkView): WorkGroup[][] {
  const pages: WorkGroup[][] = [[]];
  let left = ITEMS_A_PAGE;
  for (const { titel, punkte } of gruppen) {
    for (let from = 0; from < punkte.length; ) {
      if (left === 0) {
        pages.push([]);
        left = ITEMS_A_PAGE;
      }
      const some = punkte.slice(from, from + left);
      pages.at(-1)?.push({ titel, punkte: some });
      from += some.length;
      left -= some.length;
    }
  }
  return pages;
}

/** The page on which an item stands. */
export function pageOfItem(context: ListContext, list: Worklist, item: string): number {
  const view = viewOfList(context.parts, list, context.today);
  return Math.max(
    0,
    pagesOf(view).findIndex((page) => page.some(({ punkte }) => punkte.some((p) => p.item.id === item))),
  );
}

export function listItemReply(
  context: ListContext,
  list: Worklist,
  item: string,
  changes: Partial<Pick<ListItemReply, 'fehler' | 'eingaben'>> = {},
): ListItemReply | undefined {
  const view = viewOfList(context.parts, list, context.today);
  const punkt = view.gruppen.flatMap((g) => g.punkte).find((p) => p.item.id === item);
  if (!punkt) return undefined;
  const { note, assignee, due } = punkt.item;
  const eingaben = {
    notiz: note?.text ?? '',
    person: assignee?.id ?? '',
    name: assignee && !assignee.id ? assignee.name : '',
    tag: due ?? '',
  };
  const page = pageOfItem(context, list, item);
  const buttons = [button(context.parts.knowledge.sprache.texte.knopf_liste_zurueck, { ask: 'show', list: list.id, page })];
  return { kind: 'list-item', list: list.id, page, titel: view.titel, punkt, eingaben, buttons, ...changes };
}

export function listsReply({ parts, shared }: ListContext, lists: readonly Worklist[], archived: boolean, from: number): ListsReply {
  const { knowledge } = parts;
  const { texte } = knowledge.sprache;
  const titel = archived ? texte.listen_titel_archiv : shared ? texte.listen_titel_gruppe : texte.listen_titel;
  const more: ListAsk = { ask: 'overview', from: from + LISTS_A_PAGE, ...(archived ? { archived: true } : {}) };
  return {
    kind: 'lists',
    titel,
    listen: lists
      .slice(from, from + LISTS_A_PAGE)
      .map((list) => ({ ...button(titleOf(knowledge, list), { ask: 'show', list: list.id }), zeile: lineOf(knowledge, list) })),
    leer: archived ? texte.listen_archiv_leer : fill(texte.listen_leer, { beispiel: texte.listen_beispiel }),
    buttons: [
      ...(lists.length > from + LISTS_A_PAGE ? [button(texte.knopf_weitere_listen, more)] : []),
      archived ? button(texte.knopf_listen, { ask: 'overview' }) : button(texte.knopf_archiv, { ask: 'overview', archived: true }),
      { title: texte.knopf_checklisten, action: { do: 'more', what: 'checklists' } },
    ],
  };
}

export function titleOf({ checklisten, sprache }: Knowledge, { checklist }: Worklist): string {
  return checklisten.get(checklist)?.titel ?? fill(sprache.texte.liste_unbekannt, { id: checklist });
}

function lineOf({ sprache: { texte }, checklisten }: Knowledge, list: Worklist): string {
  const { done, total } = progressOf(list);
  const progress = fill(texte.liste_fortschritt, { erledigt: done, alle: total });
  if (!list.date) return progress;
  const date = fill(texte.karte_beschriftet, {
    titel: checklisten.get(list.checklist)?.termin ?? texte.liste_termin,
    text: formatDay(list.date),
  });
  return fill(texte.karte_zwei_teile, { eins: date, zwei: progress });
}

/** A question with its answers as buttons. */
export function choose(text: string, buttons: readonly Button[]): TalkReply {
  return { kind: 'smalltalk', art: 'choices', text, buttons };
}

/** @param reminded whether reminders of this list come here */
export function menuReply(parts: FittingParts, list: Worklist, reminded: boolean): TalkReply {
  const { knowledge } = parts;
  const { texte } = knowledge.sprache;
  const { id } = list;
  return choose(fill(texte.liste_menue, { titel: titleOf(knowledge, list) }), [
    button(texte.knopf_liste_zurueck, { ask: 'show', list: id }),
    remindButton(parts, id, reminded),
    button(texte.knopf_liste_runde, { ask: 'again', list: id }),
    list.archivedAt === undefined
      ? button(texte.knopf_liste_archivieren, { ask: 'archive', list: id })
      : button(texte.knopf_liste_oeffnen, { ask: 'reopen', list: id }),
    button(texte.knopf_liste_loeschen, { ask: 'delete', list: id }),
  ]);
}

export function filesReply({ knowledge: { sprache } }: FittingParts, { id }: Worklist): TalkReply {
  const { texte } = sprache;
  return choose(texte.liste_dateien, [
    button(texte.knopf_docx, { ask: 'file', list: id, format: 'docx' }),
    button(texte.knopf_ics, { ask: 'file', list: id, format: 'ics' }),
    button(texte.knopf_md, { ask: 'file', list: id, format: 'md' }),
    button(texte.knopf_liste_zurueck, { ask: 'show', list: id }),
  ]);
}

/** Asked once before a list goes for good. */
export function deleteQuestion({ knowledge }: FittingParts, list: Worklist): TalkReply {
  const { texte } = knowledge.sprache;
  return choose(fill(texte.liste_wirklich_loeschen, { titel: titleOf(knowledge, list) }), [
    button(texte.knopf_liste_ja_loeschen, { ask: 'delete', list: list.id, sure: true }),
    button(texte.knopf_liste_zurueck, { ask: 'show', list: list.id }),
  ]);
}
