/** A decision table turned into arrays over all combinations of its facts (at most `MAX_COMBINATIONS`). */
import type { Tabelle, Zeile } from '../knowledge/schema/regel.js';

export const MAX_COMBINATIONS = 10_000;

/** Known facts: Merkmal -> value. A Merkmal that is absent is unknown, which never counts as "nein". */
export type Facts = Readonly<Record<string, string>>;

export interface CompiledMerkmal {
  readonly id: string;
  readonly werte: readonly string[];
  /** distance in the enumeration between two neighbouring values of this Merkmal */
  readonly stride: number;
  /** value -> its part of a combination's number */
  readonly offsets: ReadonlyMap<string, number>;
}

/** The table, its facts in order, and for every combination the rows that apply and the outcome. */
export interface CompiledTable {
  readonly tabelle: Tabelle;
  readonly merkmale: readonly CompiledMerkmal[];
  readonly size: number;
  /** rows (indexes into `tabelle.zeilen`) that apply to a combination */
  readonly rows: readonly (readonly number[])[];
  /** combination -> index into `outcomes` */
  readonly outcomeOf: Int32Array;
  /** every outcome that occurs; one result id (`eindeutig`) or the sorted "id: stufe" list (`sammelnd`) */
  readonly outcomes: readonly (readonly string[])[];
}

/** The number of combinations of a table's facts. */
export function countCombinations(tabelle: Tabelle): number {
  return tabelle.merkmale.reduce((product, m) => product * Object.keys(m.werte).length, 1);
}

/**
 * Enumerates a table once. Gaps (no row) and overlaps stay visible in `rows` for the checks.
 * @throws RangeError above `MAX_COMBINATIONS`; the checks refuse such a table before.
 */
export function compileTable(tabelle: Tabelle): CompiledTable {
  const size = countCombinations(tabelle);
  if (size > MAX_COMBINATIONS) throw new RangeError(`${tabelle.id}: ${size} combinations, at most ${MAX_COMBINATIONS}`);
  let stride = size;
  const merkmale = tabelle.merkmale.map(({ id, werte }) => {
    const values = Object.keys(werte);
    stride /= values.length;
    const step = stride;
    return { id, werte: values, stride, offsets: new Map(values.map((wert, i) => [wert, i * step])) };
  });
  const rows: number[][] = [];
  const outcomeOf = new Int32Array(size);
  const outcomes: string[][] = [];
  const known = new Map<string, number>();
  const conditions = tabelle.zeilen.map((zeile) => conditionsOf(zeile, merkmale));
  for (let combination = 0; combination < size; combination++) {
    const hits = conditions.flatMap((list, index) => (list.every((holds) => holds(combination)) ? [index] : []));
    const outcome = hits.map((index) => outcomeOfRow(tabelle.zeilen[index] as Zeile)).sort();
    const key = outcome.join('\n');
    let id = known.get(key);
    if (id === undefined) {
      id = outcomes.push(outcome) - 1;
      known.set(key, id);
    }
    rows.push(hits);
    outcomeOf[combination] = id;
  }
  return { tabelle, merkmale, size, rows, outcomeOf, outcomes };
}

/** The outcome with this number. */
export function outcomeAt({ outcomes }: CompiledTable, id: number): readonly string[] {
  return outcomes[id] as readonly string[];
}

/** The rows that apply to a combination, as indexes. */
export function rowsAt({ rows }: CompiledTable, combination: number): readonly number[] {
  return rows[combination] as readonly number[];
}

/** The rows that can still apply with the known facts, in the order of the table. Facts must be valid for it. */
export function possibleRows(table: CompiledTable, facts: Facts): Zeile[] {
  const indexes = new Set<number>();
  for (const combination of completions(table, facts)) for (const row of rowsAt(table, combination)) indexes.add(row);
  return table.tabelle.zeilen.filter((_, i) => indexes.has(i));
}

/** "erfuellt", or "jugendamt: zu-beteiligen" where the table collects grades. */
export function outcomeOfRow(zeile: Zeile): string {
  return zeile.stufe ? `${zeile.dann}: ${zeile.stufe}` : zeile.dann;
}

/** The facts of one combination by its number. */
export function factsAt(merkmale: readonly CompiledMerkmal[], combination: number): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const m of merkmale) facts[m.id] = m.werte[Math.floor(combination / m.stride) % m.werte.length] as string;
  return facts;
}

/**
 * The numbers of all combinations that agree with the known facts (the completions of the unknown ones), ascending.
 * Facts must be valid for the table, see `checkFacts`.
 */
export function completions({ merkmale }: CompiledTable, facts: Facts): Int32Array {
  let base = 0;
  const free: CompiledMerkmal[] = [];
  for (const merkmal of merkmale) {
    const wert = facts[merkmal.id];
    if (wert === undefined) free.push(merkmal);
    else base += merkmal.offsets.get(wert) as number;
  }
  return spread(base, free);
}

/** `base` with every combination of values of the free Merkmale. */
function spread(base: number, free: readonly CompiledMerkmal[]): Int32Array {
  const numbers = new Int32Array(free.reduce((product, m) => product * m.werte.length, 1));
  numbers[0] = base;
  let filled = 1;
  for (const { werte, stride } of [...free].reverse()) {
    for (let digit = 1; digit < werte.length; digit++) {
      for (let i = 0; i < filled; i++) numbers[digit * filled + i] = (numbers[i] as number) + digit * stride;
    }
    filled *= werte.length;
  }
  return numbers;
}

/** Whether the outcome of any of these combinations depends on the value of one Merkmal, which must be free in them. */
export function depends({ outcomeOf }: CompiledTable, { werte, stride }: CompiledMerkmal, numbers: Int32Array): boolean {
  return numbers.some((n) => outcomeOf[n] !== outcomeOf[n - (Math.floor(n / stride) % werte.length) * stride]);
}

/**
 * The one outcome (index into `outcomes`) that every completion of the unknown facts leads to; `undefined` while the
 * case is open.
 */
export function settledOutcome(table: CompiledTable, facts: Facts): number | undefined {
  return agreed(table, completions(table, facts));
}

/** The outcome that all these combinations (moved by `delta`) share, if they do. */
export function agreed({ outcomeOf }: CompiledTable, numbers: Int32Array, delta = 0): number | undefined {
  const outcome = outcomeOf[(numbers[0] as number) + delta];
  for (let i = 1; i < numbers.length; i++) if (outcomeOf[(numbers[i] as number) + delta] !== outcome) return undefined;
  return outcome;
}

/** What a row asks of a combination's number. A Merkmal that the table does not have is never fulfilled; the checks refuse it. */
function conditionsOf({ wenn }: Zeile, merkmale: readonly CompiledMerkmal[]): ((combination: number) => boolean)[] {
  return Object.entries(wenn).map(([id, werte]) => {
    const merkmal = merkmale.find((m) => m.id === id);
    if (!merkmal) return () => false;
    const allowed = merkmal.werte.map((wert) => (Array.isArray(werte) ? werte.includes(wert) : werte === wert));
    return (combination) => allowed[Math.floor(combination / merkmal.stride) % allowed.length] as boolean;
  });
}
