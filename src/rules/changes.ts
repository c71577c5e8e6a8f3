/** Counterfactuals: the smallest changes of the known facts that lead to another outcome. */
import { type CompiledTable, type Facts, settledOutcome } from './compile.js';

/** Setting these facts (others unchanged) leads to `outcomes`. */
export interface Change {
  readonly set: Facts;
  readonly outcomes: readonly string[];
}

/** For each other outcome that can be reached, all changes with the fewest facts. */
export function findChanges(table: CompiledTable, facts: Facts): Change[] {
  const known = table.merkmale.filter((m) => facts[m.id] !== undefined);
  const current = settledOutcome(table, facts);
  const found = new Map<number, Change[]>();
  for (let size = 1; size <= known.length; size++) {
    const reachedBefore = new Set(found.keys());
    for (const subset of subsets(known, size)) {
      for (const set of assignments(subset, facts)) {
        const outcome = settledOutcome(table, { ...facts, ...set });
        if (outcome === undefined || outcome === current || reachedBefore.has(outcome)) continue;
        const list = found.get(outcome) ?? [];
        list.push({ set, outcomes: table.outcomes[outcome] ?? [] });
        found.set(outcome, list);
      }
    }
    if (found.size === table.outcomes.length - 1) break;
    if (table.tabelle.art === 'sammelnd') break;
  }
  return [...found.values()].flat();
}

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - size; i++) {
    for (const rest of subsets(items, size - 1, i + 1)) yield [items[i] as T, ...rest];
  }
}

/** All ways to give every Merkmal of the subset another value than now. */
function* assignments(subset: readonly CompiledTable['merkmale'][number][], facts: Facts): Generator<Record<string, string>> {
  const [first, ...rest] = subset;
  if (!first) {
    yield {};
    return;
  }
  for (const wert of first.werte) {
    if (wert === facts[first.id]) continue;
    for (const others of assignments(rest, facts)) yield { [first.id]: wert, ...others };
  }
}
