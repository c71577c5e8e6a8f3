/** A message that describes a case for a decision table: recognised, read, and decided or asked on. */
import { factsOf, type PreparedText, type ReadCase } from '../cases/recognise.js';
import { nummerOf } from '../erlass/stelle.js';
import { assumedFacts } from '../rules/assume.js';
import { settledOutcome } from '../rules/compile.js';
import type { Ranking } from '../search/hit.js';
import type { Assistant } from './assistant.js';
import { addStated, type DialogStep, startState } from './dialog.js';

/** A case found in a message, and the step it leads to. */
export interface FoundCase {
  /** the question or the result; made only where it is wanted */
  readonly step: () => DialogStep | undefined;
  /** more than one fact was stated */
  readonly several: boolean;
  /** it is decided, and the outcome is a yes, a no or silence */
  readonly judged: boolean;
  /** something that matters was not said */
  readonly asks: boolean;
  /** it tells of a single case; a question in general names a fact in passing */
  readonly told: boolean;
}

/** Two facts of one table are enough to think of it. */
const ENOUGH_FACTS = 2;
/** A case of several facts is told in at least so many clauses, … */
const TOLD_CLAUSES = 3;
/** … one of a single fact in more clauses and several sentences; a question in general is shorter. */
const LONG_CLAUSES = 4;
const LONG_SENTENCES = 2;
/** Outcomes that judge a case. Whose business something is, a topic says as well, and its words fit the question better. */
const JUDGING: ReadonlySet<string> = new Set(['ja', 'nein', 'nicht-geregelt']);
/** What speaks for a table, in facts: its signs in the text, and the search. */
const SIGNS = 1;
const FAVOURITE = 1.5;

/**
 * The case a message describes, if any.
 * @param ranking what the search makes of the message: a topic that belongs to a table speaks for that table
 */
export function findCase(assistant: Assistant, text: string, ranking: Ranking): FoundCase | undefined {
  const { recogniser } = assistant;
  const prepared = recogniser.prepare(text);
  const read = chosen(assistant, recogniser.read(prepared), ranking);
  if (!read) return undefined;
  const table = assistant.tables.get(read.table);
  if (!table) return undefined;
  const facts = factsOf(read);
  const outcome = settledOutcome(table, { ...facts, ...assumedFacts(table.tabelle, facts, read.unclear) });
  const art = outcome === undefined ? undefined : table.tabelle.ergebnisse[table.outcomes[outcome]?.[0] ?? '']?.art;
  return {
    several: read.stated.length >= ENOUGH_FACTS,
    judged: art !== undefined && JUDGING.has(art),
    asks: outcome === undefined,
    told: isTold(prepared, read),
    step: () => addStated(assistant, startState(assistant, read.table), read.stated, read.unclear),
  };
}

/** Whether the text tells of a single case. */
function isTold({ clauses, sentences }: PreparedText, { stated }: ReadCase): boolean {
  if (stated.length >= ENOUGH_FACTS) return clauses.length >= TOLD_CLAUSES;
  return clauses.length >= LONG_CLAUSES && sentences >= LONG_SENTENCES;
}

/** The table with the most facts and signs; where two are level, the one the search speaks for, else none. */
function chosen(assistant: Assistant, reads: readonly ReadCase[], ranking: Ranking): ReadCase | undefined {
  const favourites = tablesOf(assistant, ranking);
  const weighed = reads
    .filter(({ table, stated, signs }) => stated.length >= ENOUGH_FACTS || (stated.length > 0 && (signs > 0 || favourites.has(table))))
    .map((read) => ({
      read,
      weight: read.stated.length + (read.signs > 0 ? SIGNS : 0) + (favourites.has(read.table) ? FAVOURITE : 0),
    }))
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = weighed;
  return first && first.weight > (second?.weight ?? 0) ? first.read : undefined;
}

/** Tables that belong to the best topic: named by it, or deciding by its Nummer. */
function tablesOf({ knowledge }: Assistant, { hits }: Ranking): ReadonlySet<string> {
  const [first] = hits;
  if (first?.target.kind === 'dialog') return new Set([first.target.id]);
  if (first?.target.kind !== 'topic') return new Set();
  const { dialog } = knowledge.themen.get(first.target.id) ?? {};
  const { nummer } = first.target;
  const same = [...knowledge.tabellen.values()].filter((t) => t.zeilen.some((z) => nummerOf(z.fundstellen[0]?.stelle ?? '') === nummer));
  return new Set([...same.map((t) => t.id), ...(dialog ? [dialog] : [])]);
}
