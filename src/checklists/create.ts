/** A kept list for a case: the items that apply, each due so many weeks before the date as the knowledge advises. */
import { addDays, type Day } from '../calendar/day.js';
import type { Checkliste, Punkt } from '../knowledge/schema/checkliste.js';
import type { By } from './change.js';
import { type CaseFacts, type FittingParts, fitChecklist, validFacts } from './fit.js';
import type { Worklist } from './worklist.js';

export interface NewList {
  readonly id: string;
  readonly liste: Checkliste;
  readonly facts: CaseFacts;
  readonly date?: Day;
  readonly today: Day;
}

export function createWorklist(parts: FittingParts, { id, liste, facts, date, today }: NewList, { person, at }: By): Worklist {
  const known = validFacts(parts.knowledge, liste, facts);
  const { punkte } = fitChecklist(parts, liste, known);
  return {
    id,
    checklist: liste.id,
    facts: Object.fromEntries(Object.entries(known).map(([name, werte]) => [name, [...werte]])),
    ...(date ? { date } : {}),
    version: parts.knowledge.version,
    createdBy: person,
    createdAt: at,
    items: punkte.map((punkt) => ({ id: punkt.id, ...dueOf(punkt, date, today) })),
  };
}

/** A time that has passed already is due today. */
function dueOf({ vorlauf }: Punkt, date: Day | undefined, today: Day): { due?: Day } {
  if (date === undefined || vorlauf === undefined) return {};
  const due = addDays(date, -7 * vorlauf);
  return { due: due < today ? today : due };
}
