/** What a reminder says, and what is said when somebody asks for them or has enough. */
import { type Day, formatDay } from '../../calendar/day.js';
import type { Due } from '../../checklists/due.js';
import type { FittingParts } from '../../checklists/fit.js';
import { viewOfList } from '../../checklists/view.js';
import type { Worklist } from '../../checklists/worklist.js';
import { toZitat } from '../../knowledge/normen.js';
import { fill } from '../../knowledge/schema/texte.js';
import type { ReminderReply } from '../reply.js';
import { remindButton } from './remind-button.js';
import { titleOf } from './replies.js';

/** More would be no reminder but the list itself, and too large for a card. */
const MAX_NAMED = 8;

/** `undefined` where everything was done meanwhile. */
export function reminderReply(
  parts: FittingParts,
  list: Worklist,
  { items, runsOut }: Pick<Due, 'items' | 'runsOut'>,
  today: Day,
): ReminderReply | undefined {
  const { knowledge } = parts;
  const { texte } = knowledge.sprache;
  const punkte = viewOfList(parts, list, today)
    .gruppen.flatMap((g) => g.punkte)
    .filter(({ item }) => items.includes(item.id) && !item.done);
  const ablauf = knowledge.checklisten.get(list.checklist)?.ablauf;
  const named = punkte.slice(0, MAX_NAMED);
  const more = punkte.length - named.length;
  if (punkte.length === 0 && !(runsOut && ablauf)) return undefined;
  return {
    kind: 'reminder',
    titel: titleOf(knowledge, list),
    zeilen: [
      ...named.map(({ was, faellig, zustaendig }) => [was, faellig, zustaendig].filter((t) => t !== undefined).join(' ')),
      ...(more > 0 ? [fill(texte.erinnerung_weitere, { anzahl: more })] : []),
    ],
    ...(runsOut && ablauf ? { ablauf: fill(ablauf.text, { tag: formatDay(runsOut) }) } : {}),
    zitate: [...(runsOut && ablauf ? [toZitat(knowledge, ablauf.fundstelle)] : []), ...named.flatMap(({ zitat }) => zitat ?? [])],
    buttons: [
      { title: texte.knopf_liste_zeigen, action: { do: 'list', ask: { ask: 'show', list: list.id } } },
      remindButton(parts, list.id, true),
    ],
  };
}
