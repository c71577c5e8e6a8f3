/** A checklist as a reply. */
import type { Knowledge } from '../knowledge/model.js';
import { toZitat } from '../knowledge/normen.js';
import type { Checkliste } from '../knowledge/schema/checkliste.js';
import { helpButton } from './answer.js';
import type { ChecklistReply } from './reply.js';

export function checklistReply(knowledge: Knowledge, liste: Checkliste): ChecklistReply {
  return {
    kind: 'checklist',
    id: liste.id,
    titel: liste.titel,
    einleitung: liste.einleitung,
    gruppen: liste.gruppen.map((gruppe) => ({
      titel: gruppe.titel,
      punkte: gruppe.punkte.map((p) => ({
        id: p.id,
        was: p.was,
        ...(p.wer ? { wer: p.wer } : {}),
        zitat: toZitat(knowledge, p.fundstelle),
        ...(p.hinweis ? { hinweis: p.hinweis } : {}),
      })),
    })),
    hinweise: liste.hinweise,
    buttons: [helpButton(knowledge)],
  };
}
