/** A checklist as a reply: the whole of it, or fitted to a case. */
import { type CaseFacts, type FittingParts, fitChecklist, phraseFacts } from '../checklists/fit.js';
import { toZitat } from '../knowledge/normen.js';
import type { Checkliste } from '../knowledge/schema/checkliste.js';
import { helpButton } from './answer.js';
import type { ChecklistReply } from './reply.js';

export function checklistReply(parts: FittingParts, liste: Checkliste, facts: CaseFacts = {}): ChecklistReply {
  const { knowledge } = parts;
  const { punkte, weggelassen } = fitChecklist(parts, liste, facts);
  const kept = new Set(punkte);
  return {
    kind: 'checklist',
    id: liste.id,
    titel: liste.titel,
    einleitung: liste.einleitung,
    gruppen: liste.gruppen
      .map((gruppe) => ({
        titel: gruppe.titel,
        punkte: gruppe.punkte
          .filter((p) => kept.has(p))
          .map((p) => ({
            id: p.id,
            was: p.was,
            ...(p.wer ? { wer: p.wer } : {}),
            ...(p.fundstelle ? { zitat: toZitat(knowledge, p.fundstelle) } : {}),
            ...(p.hinweis ? { hinweis: p.hinweis } : {}),
          })),
      }))
      .filter((gruppe) => gruppe.punkte.length > 0),
    angaben: phraseFacts(knowledge, facts),
    weggelassen: weggelassen.map(({ punkt, grund }) => ({ was: punkt.was, grund })),
    hinweise: liste.hinweise,
    buttons: [helpButton(knowledge)],
  };
}
