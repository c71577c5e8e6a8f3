/** Beginning a list that is kept: pure. What is to be stored is asked for, and what is said without a store stands beside it. */
import type { Day } from '../../calendar/day.js';
import type { Fields, ListRequest } from '../../checklists/ask.js';
import type { CaseFacts } from '../../checklists/fit.js';
import type { Checkliste } from '../../knowledge/schema/checkliste.js';
import type { Assistant } from '../assistant.js';
import { checklistReply } from '../checklist.js';
import type { ChecklistReply } from '../reply.js';
import type { Session } from '../session.js';
import type { Turn } from '../steps.js';
import { notice } from '../talk.js';
import { dayProblem, listForm, readForm } from './form.js';
import type { Wish } from './wish.js';

/** A wish in a message: the list at once where everything is said, else the form. */
export function startWish(assistant: Assistant, session: Session, { liste, facts, day }: Wish, heute: Day | undefined): Turn {
  if (heute === undefined) return { replies: [checklistReply(assistant, liste, facts)], session };
  const fehler = day && dayProblem(assistant.knowledge, day);
  const date = day?.kind === 'day' ? day.day : undefined;
  const complete = date !== undefined && liste.angaben.every((id) => facts[id] !== undefined);
  if (complete) return create(assistant, session, liste, facts, date);
  const values = { facts, ...(date ? { day: date } : {}), ...(fehler ? { fehler } : {}) };
  return { replies: [listForm(assistant.knowledge, liste, heute, values)], session };
}

/** The form of a list, empty. */
export function openForm(assistant: Assistant, session: Session, liste: Checkliste, heute: Day | undefined): Turn {
  return { replies: [heute === undefined ? onlyInChat(assistant) : listForm(assistant.knowledge, liste, heute)], session };
}

/** A form that was filled in; with a day that will not do it is shown again. */
export function submitForm(assistant: Assistant, session: Session, liste: Checkliste, fields: Fields, heute: Day | undefined): Turn {
  if (heute === undefined) return { replies: [onlyInChat(assistant)], session };
  const { facts, day, fehler } = readForm(assistant.knowledge, liste, fields, heute);
  if (fehler) return { replies: [listForm(assistant.knowledge, liste, heute, { facts, fehler })], session };
  return create(assistant, session, liste, facts, day);
}

/** Something with kept lists; without a store there are none. */
export function askOfStore(assistant: Assistant, session: Session, request: ListRequest): Turn {
  return { replies: [onlyInChat(assistant)], session, effect: { kind: 'lists', request } };
}

function create(assistant: Assistant, session: Session, liste: Checkliste, facts: CaseFacts, date: Day | undefined): Turn {
  const request: ListRequest = { do: 'create', checklist: liste.id, facts, ...(date ? { date } : {}) };
  return { replies: [checklistReply(assistant, liste, facts)], session, effect: { kind: 'lists', request } };
}

/** A list to read gets a button that keeps it, where lists can be kept. */
export function withKeepButton({ knowledge }: Assistant, reply: ChecklistReply, heute: Day | undefined): ChecklistReply {
  if (heute === undefined) return reply;
  const keep = { title: knowledge.sprache.texte.knopf_liste_behalten, action: { do: 'list-form', id: reply.id } } as const;
  return { ...reply, buttons: [keep, ...reply.buttons] };
}

function onlyInChat({ knowledge }: Assistant) {
  return notice(knowledge, knowledge.sprache.texte.liste_nur_im_chat);
}
