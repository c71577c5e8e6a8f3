/** Deciding a case: three-valued over its completions, with everything a reader may want to know. */
import type { FundstelleEntry } from '../knowledge/schema/gemeinsam.js';
import type { Zeile } from '../knowledge/schema/regel.js';
import { type Change, findChanges } from './changes.js';
import { agreed, type CompiledTable, completions, depends, type Facts, outcomeAt, outcomeOfRow, rowsAt } from './compile.js';

/** A row that bears the result. */
export interface Reason {
  readonly zeile: string;
  readonly outcome: string;
  readonly grund: string;
  readonly fundstellen: readonly FundstelleEntry[];
  readonly auslegung?: string;
  readonly hinweis?: string;
}

/** An unknown fact that still matters, and what each answer would leave possible. */
export interface OpenFact {
  readonly merkmal: string;
  /** value -> outcomes that remain possible */
  readonly leadsTo: Readonly<Record<string, readonly string[]>>;
}

/** The procedure that the Erlass itself names next. */
export interface NextStep {
  readonly text: string;
  readonly fundstellen: readonly FundstelleEntry[];
  /** id of the table that walks it through */
  readonly tabelle?: string | undefined;
}

/** A decision as a value; rendering it is somebody else's job. */
export interface Decision {
  readonly table: string;
  readonly status: 'entschieden' | 'offen';
  /** decided: the outcome(s); open: what is possible (`eindeutig`) or already certain (`sammelnd`) */
  readonly outcomes: readonly string[];
  readonly facts: Facts;
  /** facts that together already carry the outcome; the other known ones did not matter */
  readonly used: readonly string[];
  readonly irrelevant: readonly string[];
  readonly open: readonly OpenFact[];
  readonly reasons: readonly Reason[];
  readonly changes: readonly Change[];
  readonly nextSteps: readonly NextStep[];
}

/** Decides as soon as every completion of the unknown facts leads to the same outcome. Facts must be valid, see `checkFacts`. */
export function decide(table: CompiledTable, facts: Facts): Decision {
  const possible = completions(table, facts);
  const outcomeIds = outcomesIn(table, possible);
  const decided = outcomeIds.length === 1;
  const rows = decided ? rowsInAny(table, possible) : rowsInAll(table, possible);
  const zeilen = rows.map((index) => table.tabelle.zeilen[index] as Zeile);
  const used = decided ? sufficientFacts(table, facts, outcomeIds[0] as number) : Object.keys(facts);
  return {
    table: table.tabelle.id,
    status: decided ? 'entschieden' : 'offen',
    outcomes: outcomesOf(table, outcomeIds, decided, zeilen),
    facts,
    used,
    irrelevant: Object.keys(facts).filter((id) => !used.includes(id)),
    open: decided ? [] : openFacts(table, facts),
    reasons: zeilen.map(toReason),
    changes: decided ? findChanges(table, facts) : [],
    nextSteps: zeilen.flatMap((z) => (z.naechster_schritt ? [z.naechster_schritt] : [])),
  };
}

function outcomesOf(table: CompiledTable, ids: readonly number[], decided: boolean, certain: readonly Zeile[]): string[] {
  if (!decided && table.tabelle.art === 'sammelnd') return certain.map(outcomeOfRow);
  return ids.flatMap((id) => outcomeAt(table, id));
}

/** The different outcomes of these combinations, in order of appearance. */
function outcomesIn({ outcomeOf }: CompiledTable, combinations: Int32Array): number[] {
  const ids = new Set<number>();
  for (const n of combinations) ids.add(outcomeOf[n] as number);
  return [...ids];
}

function rowsInAny(table: CompiledTable, combinations: Int32Array): number[] {
  const rows = new Set<number>();
  for (const n of combinations) for (const row of rowsAt(table, n)) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

function rowsInAll(table: CompiledTable, combinations: Int32Array): number[] {
  return rowsAt(table, combinations[0] as number).filter((row) => combinations.every((n) => rowsAt(table, n).includes(row)));
}

/** A smallest-by-inclusion set of known facts that settles the outcome; later facts are given up first. */
function sufficientFacts(table: CompiledTable, facts: Facts, outcome: number): string[] {
  let kept = { ...facts };
  for (const { id } of [...table.merkmale].reverse()) {
    if (kept[id] === undefined) continue;
    const { [id]: _, ...without } = kept;
    if (agreed(table, completions(table, without)) === outcome) kept = without;
  }
  return table.merkmale.map((m) => m.id).filter((id) => kept[id] !== undefined);
}

/** Unknown facts that can still make a difference, each with what its values would leave. */
export function openFacts(table: CompiledTable, facts: Facts): OpenFact[] {
  return table.merkmale
    .filter((m) => facts[m.id] === undefined && matters(table, facts, m.id))
    .map((m) => ({
      merkmal: m.id,
      leadsTo: Object.fromEntries(
        m.werte.map((wert) => {
          const ids = outcomesIn(table, completions(table, { ...facts, [m.id]: wert }));
          return [wert, ids.map((id) => outcomeAt(table, id).join(', '))];
        }),
      ),
    }));
}

/** Whether an unknown fact can change the outcome for some completion of the other unknown ones. */
export function matters(table: CompiledTable, facts: Facts, merkmal: string): boolean {
  const m = table.merkmale.find((x) => x.id === merkmal);
  if (!m) return false;
  const { [m.id]: _, ...others } = facts;
  return depends(table, m, completions(table, others));
}

function toReason(zeile: Zeile): Reason {
  return {
    zeile: zeile.id,
    outcome: outcomeOfRow(zeile),
    grund: zeile.grund,
    fundstellen: zeile.fundstellen,
    ...(zeile.auslegung ? { auslegung: zeile.auslegung } : {}),
    ...(zeile.hinweis ? { hinweis: zeile.hinweis } : {}),
  };
}
