/** A wanted file: made afresh from the store, offered, and uploaded once the person agrees. */
import type { TurnContext } from 'botbuilder';
import { formatDay } from '../calendar/day.js';
import { viewOfList } from '../checklists/view.js';
import type { Asker, WantedFile } from '../conversation/keep/carry-out.js';
import type { Reply } from '../conversation/reply.js';
import { notice } from '../conversation/talk.js';
import { type ExportedFile, exportList } from '../export/file.js';
import { fill } from '../knowledge/schema/texte.js';
import { wholeList } from '../text/lists.js';
import type { Envelope } from './activity.js';
import { idsOf } from './asker.js';
import { type Consent, offerFile, uploadFile } from './files.js';
import type { ListParts } from './lists.js';

/** A file, or what is said instead. */
type Made = { readonly file: ExportedFile; readonly description: string } | { readonly said: Reply };

/** Offers the file. In a group Teams takes none, so the list comes as text. @returns what is said besides */
export async function offer(
  parts: ListParts,
  context: TurnContext,
  activity: Envelope,
  asker: Asker,
  wanted: WantedFile,
): Promise<readonly Reply[]> {
  const made = await make(parts, activity, asker, wanted);
  if ('said' in made) return [made.said];
  await offerFile(context, made.file, wanted, made.description);
  return [];
}

/** The answer to an offer. Each answer, a second one too, gets a calm sentence. */
export async function takeConsent(
  parts: ListParts,
  context: TurnContext,
  activity: Envelope,
  asker: Asker,
  consent: Consent,
): Promise<Reply> {
  const { knowledge } = parts.assistant;
  const { texte } = knowledge.sprache;
  if (activity.replyToId) await context.deleteActivity(activity.replyToId).catch(() => undefined);
  if (consent.action === 'decline') return notice(knowledge, texte.datei_abgelehnt);
  const made = await make(parts, activity, asker, consent.context.file);
  if ('said' in made) return made.said;
  const done = await uploadFile(context, consent, made.file, parts);
  return notice(knowledge, done ? fill(texte.datei_abgelegt, { name: made.file.name }) : texte.datei_gescheitert);
}

async function make({ assistant, lists, personal }: ListParts, activity: Envelope, asker: Asker, wanted: WantedFile): Promise<Made> {
  const { knowledge } = assistant;
  const { texte } = knowledge.sprache;
  if (wanted.of === 'my-data') {
    if (asker.shared) return { said: notice(knowledge, texte.daten_nur_persoenlich) };
    const content = Buffer.from(`${JSON.stringify(await personal.show(idsOf(activity)), null, 2)}\n`);
    return { file: { name: 'meine-daten.json', content, type: 'application/json' }, description: texte.daten_titel };
  }
  const list = await lists.find(asker.owner, wanted.list);
  if (!list) return { said: notice(knowledge, texte.liste_fehlt) };
  const view = viewOfList(assistant, list, asker.today);
  if (asker.shared) {
    const text = [texte.liste_datei_nur_persoenlich, ...wholeList(knowledge, view)].filter((p) => p !== '').join('\n\n');
    return { said: { kind: 'smalltalk', art: 'talk', text, buttons: [] } };
  }
  const file = await exportList(assistant, list, wanted.format, asker);
  if (!file) return { said: notice(knowledge, texte.datei_kalender_leer) };
  return { file, description: fill(texte.datei_beschreibung, { titel: view.titel, tag: formatDay(asker.today) }) };
}
