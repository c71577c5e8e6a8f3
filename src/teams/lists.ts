/** Kept lists at the edge: who asks, what is carried out against the store, and what is said where that is out of order. */
import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { ListRequest } from '../checklists/ask.js';
import type { WorklistStore } from '../checklists/store.js';
import type { Assistant } from '../conversation/assistant.js';
import { checklistReply } from '../conversation/checklist.js';
import type { Incoming } from '../conversation/incoming.js';
import { carryOut } from '../conversation/keep/carry-out.js';
import { worklistReply } from '../conversation/keep/replies.js';
import type { WorklistReply } from '../conversation/list-reply.js';
import type { Reply } from '../conversation/reply.js';
import { notice } from '../conversation/talk.js';
import type { Envelope } from './activity.js';
import { askerOf, findMember, idsOf } from './asker.js';
import type { Consent } from './files.js';
import { offer, takeConsent } from './hand-over.js';
import { personKey, referenceOf } from './key.js';

export interface ListParts {
  /** the assistant of this moment: the knowledge may be exchanged */
  readonly assistant: Assistant;
  readonly lists: WorklistStore;
  readonly personal: PersonalStore;
  readonly reminders: ReminderStore;
  /** hosts besides Microsoft's to which files may be uploaded */
  readonly uploadHosts: readonly string[];
  readonly log: Logger;
  /** milliseconds since 1970 */
  readonly now?: () => number;
}

/** What is kept about people, by every id by which somebody may be known. */
export interface PersonalStore {
  show(ids: readonly string[]): Promise<Readonly<Record<string, readonly unknown[]>>>;
  forget(ids: readonly string[]): Promise<unknown>;
}

/** Who wants to be reminded of what. */
export interface ReminderStore {
  isOn(owner: string, list: string): Promise<boolean>;
  on(reminder: { readonly owner: string; readonly list: string; readonly target: string; readonly person: string }): Promise<void>;
  off(owner: string, list: string): Promise<void>;
}

/** Kept lists for one activity. */
export interface Lists {
  /** The event with the day it is, since lists can be kept here. */
  dated(incoming: Incoming): Incoming;
  /** Never rejects. */
  perform(request: ListRequest): Promise<readonly Reply[]>;
  /** The same page of a kept list as it stands now; unchanged where the store is out of order. Never rejects. */
  latest(reply: WorklistReply): Promise<Reply>;
  /** The answer to an offered file. Never rejects. */
  consented(consent: Consent): Promise<Reply>;
}

/** Whether what was done to a shared list is to be seen by everybody who has its card before them. */
export function changesForAll(incoming: Incoming, [first]: readonly Reply[]): boolean {
  if (incoming.type !== 'action' || incoming.stamped.action.do !== 'list') return false;
  const { ask } = incoming.stamped.action;
  if (ask.ask === 'delete') return ask.sure === true;
  return first?.kind === 'worklist' && ['tick', 'untick', 'save', 'archive', 'reopen'].includes(ask.ask);
}

export function listsFor(parts: ListParts, context: TurnContext, activity: Envelope): Lists {
  const { assistant, personal, log, now = Date.now } = parts;
  const { knowledge } = assistant;
  const { texte } = knowledge.sprache;
  const ids = idsOf(activity);
  const asker = askerOf(activity, now(), texte.daten_jemand);
  const privacy = { ids, show: () => personal.show(ids), forget: async () => void (await personal.forget(ids)) };
  const reminders = {
    isOn: (list: string) => parts.reminders.isOn(asker.owner, list),
    set: (list: string, on: boolean) =>
      on
        ? parts.reminders.on({ owner: asker.owner, list, target: JSON.stringify(referenceOf(activity)), person: personKey(activity) })
        : parts.reminders.off(asker.owner, list),
  };
  const ports = { store: parts.lists, privacy, reminders, newId: randomUUID, findPerson: (id: string) => findMember(context, id) };
  const tell = (error: unknown) => log.error({ err: error, code: 'LOTSE-408' }, 'Die Checklisten ließen sich nicht lesen oder schreiben');
  const unread = (error: unknown, request: ListRequest): readonly Reply[] => {
    tell(error);
    const liste = request.do === 'create' ? knowledge.checklisten.get(request.checklist) : undefined;
    if (request.do !== 'create' || !liste) return [notice(knowledge, texte.liste_gestoert)];
    return [notice(knowledge, texte.liste_nicht_angelegt), checklistReply(assistant, liste, request.facts)];
  };
  const notDone = (error: unknown): Reply => {
    log.error({ err: error, code: 'LOTSE-511' }, 'Eine Datei ließ sich nicht übergeben');
    return notice(knowledge, texte.datei_gescheitert);
  };
  return {
    dated: (incoming) => (incoming.type === 'message' || incoming.type === 'action' ? { ...incoming, heute: asker.today } : incoming),
    perform: async (request) => {
      try {
        const { replies, file } = await carryOut(assistant, ports, asker, request);
        return file ? await offer(parts, context, activity, asker, file).catch((error: unknown) => [notDone(error)]) : replies;
      } catch (error) {
        return unread(error, request);
      }
    },
    latest: async (reply) => {
      try {
        const list = await parts.lists.find(asker.owner, reply.id);
        const context = { parts: assistant, today: asker.today, shared: asker.shared };
        return list ? worklistReply(context, list, reply.seite.nr - 1, reply.meldung) : notice(knowledge, texte.liste_fehlt);
      } catch (error) {
        tell(error);
        return reply;
      }
    },
    consented: (consent) => takeConsent(parts, context, activity, asker, consent).catch(notDone),
  };
}
