/** What was filled in for one item: note, person, day. Nothing is stored where one of them will not do. */
import { type Fields, type ListAsk, NOBODY } from '../../checklists/ask.js';
import { MAX_NAME, MAX_NOTE, type Person, type Worklist } from '../../checklists/worklist.js';
import { fill } from '../../knowledge/schema/texte.js';
import { cleanInput } from '../../language/fold.js';
import type { Reply } from '../reply.js';
import { notice } from '../talk.js';
import type { Asker, KeepingPorts } from './carry-out.js';
import { readDayField } from './form.js';
import { type ListContext, listItemReply, pageOfItem, worklistReply } from './replies.js';

/** What somebody writes for themselves. */
const MYSELF = /^(?:ich|ich selbst|selbst|mich)$/i;

export async function saveItem(
  context: ListContext,
  ports: KeepingPorts,
  asker: Asker,
  list: Worklist,
  { item, page }: Extract<ListAsk, { readonly ask: 'save' }>,
  fields: Fields,
): Promise<Reply> {
  const { knowledge } = context.parts;
  const { texte } = knowledge.sprache;
  const before = list.items.find(({ id }) => id === item);
  if (!before) return worklistReply(context, list, page, texte.liste_punkt_fehlt);
  const notiz = noteOf(fields.notiz ?? '');
  const [chosen = '', name = '', tag = ''] = [fields.person, fields.name, fields.tag].map((text) => text?.trim() ?? '');
  const person = chosen === NOBODY ? '' : chosen;
  const again = (fehler: string): Reply => {
    const eingaben = { notiz: notiz.slice(0, MAX_NOTE), person, name: name.slice(0, MAX_NAME), tag };
    return listItemReply(context, list, item, { fehler, eingaben }) ?? notice(knowledge, texte.liste_fehlt);
  };
  if (notiz.length > MAX_NOTE) {
    const [laenge, grenze] = [notiz.length, MAX_NOTE].map((n) => n.toLocaleString('de-DE')) as [string, string];
    return again(fill(texte.punkt_notiz_zu_lang, { laenge, grenze }));
  }
  if (name.length > MAX_NAME) return again(fill(texte.punkt_name_zu_lang, { grenze: MAX_NAME }));
  const due = tag === before.due ? { day: tag } : readDayField(knowledge, tag, context.today);
  if (due.fehler) return again(due.fehler);
  const assignee = await assigneeOf(ports, asker, before.assignee, person, cleanInput(name));
  if (assignee === 'unknown') return again(texte.punkt_person_fehlt);
  const change = { do: 'note', item, note: notiz, ...(assignee ? { assignee } : {}), ...(due.day ? { due: due.day } : {}) } as const;
  const changed = await ports.store.change(asker.owner, list.id, change, { person: asker.person, at: asker.at });
  if (!changed) return notice(knowledge, texte.liste_fehlt);
  if (!changed.ok)
    return worklistReply(context, list, page, changed.problem === 'archived' ? texte.liste_archiviert : texte.liste_punkt_fehlt);
  return worklistReply(context, changed.list, pageOfItem(context, changed.list, item), texte.punkt_gespeichert);
}

/** Line breaks stay; what nobody meant to type goes. */
function noteOf(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map(cleanInput).join('\n').trim();
}

/** Who was chosen; a typed name goes before a person who stood there already. */
async function assigneeOf(
  ports: KeepingPorts,
  { person: me }: Asker,
  before: Person | undefined,
  person: string,
  name: string,
): Promise<Person | undefined | 'unknown'> {
  if (MYSELF.test(name)) return me;
  if (name !== '' && (person === '' || person === before?.id)) return { name };
  if (person === '') return undefined;
  if (person === before?.id) return before;
  return (await ports.findPerson(person)) ?? 'unknown';
}
