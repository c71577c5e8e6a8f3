/** A message that describes a case for a decision table: recognised, read, and decided or asked on. */
import { factsOf, type PreparedText, type ReadCase } from '../cases/recognise.js';
import { caseFeatures, caseProbability, likeliestTable, type Searched } from '../cases/signals.js';
import { assumedFacts } from '../rules/assume.js';
import { settledOutcome } from '../rules/compile.js';
import type { Ranking } from '../search/hit.js';
import type { Target } from '../search/target.js';
import type { Assistant } from './assistant.js';
import { addStated, type DialogStep, startState } from './dialog.js';
import { tableOf } from './table.js';

/** A case found in a message, and the step it leads to. */
export interface FoundCase {
  /** the question or the result; made only where it is wanted */
  readonly step: () => DialogStep | undefined;
  /** how many facts were stated */
  readonly facts: number;
  /** one fact at most and no sign of the table, nor does the search name it: a long story holds a word like "Lehrerin" soon */
  readonly vague: boolean;
  /** the best target of the search belongs to the table */
  readonly leads: boolean;
  /** it is decided, and the outcome is a yes, a no or silence */
  readonly judged: boolean;
  /** probability that the message tells of a single case; a question in general names a fact in passing */
  readonly told: number;
}

/** Outcomes that judge a case. Whose business something is, a topic says as well, and its words fit the question better. */
const JUDGING: ReadonlySet<string> = new Set(['ja', 'nein', 'nicht-geregelt']);

/** A message as a case for the likeliest table, with what the models looked at; `undefined` where no table comes near. */
export interface ConsideredCase {
  readonly prepared: PreparedText;
  readonly reads: readonly ReadCase[];
  readonly searched: Searched;
}

/** All tables a message could be a case for: those with facts or signs in the text, and those the search speaks for. */
export function considerCase(assistant: Assistant, text: string, ranking: Ranking, confidence: number): ConsideredCase {
  const { recogniser } = assistant;
  const prepared = recogniser.prepare(text);
  const read = recogniser.read(prepared);
  const searched = searchedFor(assistant, ranking, confidence);
  const others = [...assistant.knowledge.faelle.keys()]
    .filter((table) => searched.leads(table) && !read.some((r) => r.table === table))
    .map((table): ReadCase => ({ table, stated: [], unclear: [], signs: 0, asked: [] }));
  return { prepared, reads: [...read, ...others], searched };
}

/**
 * The case a message describes, if any.
 * @param ranking what the search makes of the message: a topic that belongs to a table speaks for that table
 * @param confidence how sure the answer in general is
 */
export function findCase(assistant: Assistant, text: string, ranking: Ranking, confidence: number): FoundCase | undefined {
  const { prepared, reads, searched } = considerCase(assistant, text, ranking, confidence);
  const read = likeliestTable(reads, searched);
  if (!read) return undefined;
  const start = { ...startState(assistant, read.table), ...(read.asked.length > 0 ? { asked: [...read.asked] } : {}) };
  const table = tableOf(assistant, start);
  if (!table) return undefined;
  const facts = factsOf(read);
  const leads = searched.leads(read.table);
  const outcome = settledOutcome(table, { ...facts, ...assumedFacts(table.tabelle, facts, read.unclear) });
  const art = outcome === undefined ? undefined : table.tabelle.ergebnisse[table.outcomes[outcome]?.[0] ?? '']?.art;
  return {
    facts: read.stated.length,
    vague: isVague(read, leads),
    leads: leads !== undefined,
    judged: art !== undefined && JUDGING.has(art),
    told: caseProbability(caseFeatures(prepared, read, searched)),
    step: () => addStated(assistant, start, read.stated, read.unclear),
  };
}

function isVague({ stated, unclear, signs }: ReadCase, leads: 'named' | 'nummer' | undefined): boolean {
  const told = stated.length + unclear.length;
  return (signs === 0 && told <= 1 && leads !== 'named') || (told === 0 && !leads);
}

function searchedFor(assistant: Assistant, { hits }: Ranking, confidence: number): Searched {
  const [first] = hits;
  const lags = new Map<string, number>();
  for (const { target, score } of hits) {
    for (const table of assistant.tables.keys()) {
      if (!lags.has(table) && belonging(assistant, target, table)) lags.set(table, (score - (first?.score ?? 0)) / 10);
    }
  }
  return {
    confidence,
    gap: first?.target.kind === 'gap',
    lag: (table) => lags.get(table) ?? Number.NEGATIVE_INFINITY,
    leads: (table) => first && belonging(assistant, first.target, table),
  };
}

/** A dialog or topic that names the table, or a topic that rests on a Nummer by which the table decides. */
function belonging({ knowledge, deciding }: Assistant, { kind, id, nummer }: Target, table: string): 'named' | 'nummer' | undefined {
  if (kind === 'dialog') return id === table ? 'named' : undefined;
  if (kind !== 'topic') return undefined;
  if (knowledge.themen.get(id)?.dialog === table) return 'named';
  return nummer !== undefined && deciding.get(table)?.has(nummer) ? 'nummer' : undefined;
}
