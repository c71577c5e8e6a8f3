/** Carrying out what a turn asked of the store, and telling what stands now. The store and the people come in as ports. */
import type { Day } from '../../calendar/day.js';
import type { Format, ListAsk, ListRequest } from '../../checklists/ask.js';
import type { By } from '../../checklists/change.js';
import { createWorklist } from '../../checklists/create.js';
import type { FittingParts } from '../../checklists/fit.js';
import type { WorklistStore } from '../../checklists/store.js';
import type { Person, Worklist } from '../../checklists/worklist.js';
import { fill } from '../../knowledge/schema/texte.js';
import type { Reply } from '../reply.js';
import { notice } from '../talk.js';
import { listForm } from './form.js';
import { forgetMe, myData, type PrivacyPort } from './my-data.js';
import {
  deleteQuestion,
  filesReply,
  type ListContext,
  listItemReply,
  listsReply,
  menuReply,
  pageOfItem,
  titleOf,
  worklistReply,
} from './replies.js';
import { saveItem } from './save-item.js';

/** Who asks, where and when. */
export interface Asker {
  /** whom the lists of this conversation belong to */
  readonly owner: string;
  readonly person: Person;
  readonly today: Day;
  /** milliseconds since 1970 */
  readonly at: number;
  /** whether a whole group or channel sees what is answered */
  readonly shared: boolean;
}

/** Reminders of one list, into the conversation in which they were asked for. */
export interface ReminderPort {
  isOn(list: string): Promise<boolean>;
  set(list: string, on: boolean): Promise<void>;
}

/** What carrying out needs from outside. */
export interface KeepingPorts {
  readonly store: WorklistStore;
  /** somebody of this conversation by the id that a people picker gives; `undefined` where there is no such person */
  findPerson(id: string): Promise<Person | undefined>;
  readonly privacy: PrivacyPort;
  readonly reminders: ReminderPort;
  newId(): string;
}

export type WantedFile = { readonly of: 'list'; readonly list: string; readonly format: Format } | { readonly of: 'my-data' };

/** What is told, and a file that is to be handed over. */
export interface CarriedOut {
  readonly replies: readonly Reply[];
  readonly file?: WantedFile;
}

/** Rejects as the store does, where it is out of order. */
export async function carryOut(parts: FittingParts, ports: KeepingPorts, asker: Asker, request: ListRequest): Promise<CarriedOut> {
  const context: ListContext = { parts, today: asker.today, shared: asker.shared };
  const { knowledge } = parts;
  const { texte } = knowledge.sprache;
  if (request.do === 'create') {
    const liste = knowledge.checklisten.get(request.checklist);
    if (!liste) return { replies: [notice(knowledge, texte.liste_fehlt)] };
    const list = createWorklist(parts, { ...request, id: ports.newId(), liste, today: asker.today }, byOf(asker));
    await ports.store.add(asker.owner, list);
    const said = [
      asker.shared ? texte.liste_angelegt_gruppe : texte.liste_angelegt,
      ...(list.items.some((i) => i.due) ? [texte.liste_frist_vorschlag] : []),
    ];
    return { replies: [worklistReply(context, list, 0, said.join(' '))] };
  }
  const { ask, fields } = request;
  switch (ask.ask) {
    case 'overview': {
      const archived = ask.archived ?? false;
      return { replies: [listsReply(context, await ports.store.all(asker.owner, archived), archived, ask.from ?? 0)] };
    }
    case 'my-data':
      return myData(knowledge, ports.privacy, asker, ask.file ?? false);
    case 'forget-me':
      return forgetMe(knowledge, ports.privacy, asker, ask.sure ?? false);
    default: {
      const list = await ports.store.find(asker.owner, ask.list);
      if (!list) return { replies: [notice(knowledge, texte.liste_fehlt)] };
      if (ask.ask === 'save') return { replies: [await saveItem(context, ports, asker, list, ask, fields)] };
      return withList(context, ports, asker, list, ask);
    }
  }
}

type WithList = Exclude<ListAsk, { readonly ask: 'overview' | 'my-data' | 'forget-me' | 'save' }>;

async function withList(context: ListContext, ports: KeepingPorts, asker: Asker, list: Worklist, ask: WithList): Promise<CarriedOut> {
  const { parts, today } = context;
  const { knowledge } = parts;
  const { texte } = knowledge.sprache;
  switch (ask.ask) {
    case 'show':
      return { replies: [worklistReply(context, list, ask.page)] };
    case 'tick':
    case 'untick':
      return { replies: [await tick(context, ports, asker, ask)] };
    case 'item': {
      const form = listItemReply(context, list, ask.item);
      return { replies: [form ?? worklistReply(context, list, ask.page, texte.liste_punkt_fehlt)] };
    }
    case 'menu':
      return { replies: [menuReply(parts, list, await ports.reminders.isOn(list.id))] };
    case 'files':
      return { replies: [filesReply(parts, list)] };
    case 'file':
      return { replies: [], file: { of: 'list', list: list.id, format: ask.format } };
    case 'remind-on':
    case 'remind-off': {
      const on = ask.ask === 'remind-on';
      await ports.reminders.set(list.id, on);
      return { replies: [worklistReply(context, list, 0, on ? texte.erinnern_an : texte.erinnern_aus)] };
    }
    case 'archive':
    case 'reopen': {
      const changed = await ports.store.change(asker.owner, list.id, { do: ask.ask }, byOf(asker));
      return { replies: [changed?.ok ? worklistReply(context, changed.list) : notice(knowledge, texte.liste_fehlt)] };
    }
    case 'delete': {
      if (!ask.sure) return { replies: [deleteQuestion(parts, list)] };
      await ports.store.delete(asker.owner, list.id);
      return { replies: [notice(knowledge, fill(texte.liste_geloescht, { titel: titleOf(knowledge, list) }))] };
    }
    case 'again': {
      const liste = knowledge.checklisten.get(list.checklist);
      return { replies: [liste ? listForm(knowledge, liste, today, { facts: list.facts }) : notice(knowledge, texte.liste_fehlt)] };
    }
  }
}

async function tick(
  context: ListContext,
  { store }: KeepingPorts,
  asker: Asker,
  ask: Extract<WithList, { readonly ask: 'tick' | 'untick' }>,
): Promise<Reply> {
  const { knowledge } = context.parts;
  const { texte } = knowledge.sprache;
  const changed = await store.change(asker.owner, ask.list, { do: ask.ask, item: ask.item }, byOf(asker));
  if (!changed) return notice(knowledge, texte.liste_fehlt);
  if (changed.ok) return worklistReply(context, changed.list, ask.page ?? pageOfItem(context, changed.list, ask.item));
  const list = await store.find(asker.owner, ask.list);
  const meldung = changed.problem === 'archived' ? texte.liste_archiviert : texte.liste_punkt_fehlt;
  return list ? worklistReply(context, list, ask.page, meldung) : notice(knowledge, texte.liste_fehlt);
}

export function byOf({ person, at }: Asker): By {
  return { person, at };
}
