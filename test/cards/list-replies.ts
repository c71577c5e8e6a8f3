/** Kept lists at their largest: every item with a long note, names of full length, everything open and everything done. */
import { applyChange } from '../../src/checklists/change.js';
import { createWorklist } from '../../src/checklists/create.js';
import type { FittingParts } from '../../src/checklists/fit.js';
import { MAX_NAME, MAX_NOTE, type Person, type Worklist } from '../../src/checklists/worklist.js';
import { listForm } from '../../src/conversation/keep/form.js';
import { reminderReply } from '../../src/conversation/keep/reminder.js';
import { deleteQuestion, filesReply, listItemReply, listsReply, menuReply, worklistReply } from '../../src/conversation/keep/replies.js';
import type { Reply } from '../../src/conversation/reply.js';
import { assistant, knowledge } from '../support.js';

const TODAY = '2026-11-25';
const AT = Date.UTC(2026, 10, 25, 9);
const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const parts: FittingParts = assistant;
const context = { parts, today: TODAY, shared: true };
const long: Person = { id: '8:orgid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff', name: 'Ä*'.repeat(MAX_NAME / 2) };

/** Every list as it is made, and with every item ticked, noted and assigned. */
export const lists: readonly Worklist[] = [...knowledge.checklisten.values()].flatMap((liste) => {
  const made = createWorklist(assistant, { id: ID, liste, facts: {}, date: '2027-03-12', today: TODAY }, { person: long, at: AT });
  const full = made.items.reduce((list, { id }) => {
    const noted = applyChange(
      list,
      { do: 'note', item: id, note: 'Ü_'.repeat(MAX_NOTE / 2), assignee: long, due: '2026-01-01' },
      { person: long, at: AT },
    );
    const done = noted.ok ? applyChange(noted.list, { do: 'tick', item: id }, { person: long, at: AT }) : noted;
    return done.ok ? done.list : list;
  }, made);
  const facts = Object.fromEntries(liste.angaben.map((id) => [id, [Object.keys(knowledge.sprache.angaben.get(id)?.werte ?? {})[0] ?? '']]));
  const fitted = createWorklist(assistant, { id: ID, liste, facts, today: TODAY }, { person: long, at: AT });
  return [made, full, { ...full, archivedAt: AT }, fitted];
});

const pages = (list: Worklist): Reply[] => {
  const first = worklistReply(context, list, 0, knowledge.sprache.texte.liste_angelegt_gruppe);
  return Array.from({ length: first.seite.alle }, (_, page) => worklistReply(context, list, page, first.meldung));
};

export const listReplies: readonly { readonly name: string; readonly reply: Reply }[] = [
  ...lists.flatMap((list) => pages(list).map((reply, i) => ({ name: `worklist: ${list.checklist} ${i + 1}`, reply }))),
  // The largest form of each item is enough.
  ...lists
    .filter((list) => list.items.every((item) => item.done) && list.archivedAt === undefined)
    .flatMap((list) =>
      list.items.flatMap(({ id }) => {
        const reply = listItemReply(context, list, id, { fehler: knowledge.sprache.texte.punkt_person_fehlt });
        return reply ? [{ name: `list-item: ${list.checklist} ${id}`, reply }] : [];
      }),
    ),
  ...[...knowledge.checklisten.values()].map((liste) => ({
    name: `list-form: ${liste.id}`,
    reply: listForm(knowledge, liste, TODAY, { day: '2027-03-12', fehler: knowledge.sprache.texte.datum_unlesbar }),
  })),
  { name: 'lists', reply: listsReply(context, lists, false, 0) },
  { name: 'lists: none', reply: listsReply(context, [], true, 0) },
  ...lists.slice(0, 3).flatMap((list) => [
    { name: 'menu', reply: menuReply(parts, list, true) },
    { name: 'files', reply: filesReply(parts, list) },
    { name: 'delete', reply: deleteQuestion(parts, list) },
  ]),
  // Everything open and assigned at once, and what runs out besides.
  ...lists.flatMap((list) => {
    const open = { ...list, items: list.items.map(({ done: _, ...item }) => item) };
    const reply = reminderReply(parts, open, { items: open.items.map(({ id }) => id), runsOut: '2029-03-12' }, TODAY);
    return reply ? [{ name: `reminder: ${list.checklist}`, reply }] : [];
  }),
];
