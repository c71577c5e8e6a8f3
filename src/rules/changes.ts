/** Counterfactuals: the smallest changes of the known facts that lead to another outcome. */
import { agreed, type CompiledMerkmal, type CompiledTable, completions, type Facts, outcomeAt } from './compile.js';

/** Setting these facts (others unchanged) leads to `outcomes`. */
export interface Change {
  readonly set: Facts;
  readonly outcomes: readonly string[];
}

/** A known fact, and what its value adds to the number of a combination. */
interface Known {
  readonly merkmal: CompiledMerkmal;
  readonly offset: number;
}

/** For each other outcome that can be reached, all changes with the fewest facts. */
export function findChanges(table: CompiledTable, facts: Facts): Change[] {
  const known = table.merkmale.flatMap((merkmal) => {
    const offset = merkmal.offsets.get(facts[merkmal.id] ?? '');
    return offset === undefined ? [] : [{ merkmal, offset }];
  });
  const numbers = completions(table, facts);
  const current = agreed(table, numbers);
  const found = new Map<number, Change[]>();
  const sizes = table.tabelle.art === 'sammelnd' ? 1 : known.length;
  for (let size = 1; size <= sizes && found.size < table.outcomes.length - 1; size++) {
    const reachedBefore = new Set(found.keys());
    for (const { delta, digits } of assignments(known, size)) {
      const outcome = agreed(table, numbers, delta);
      if (outcome === undefined || outcome === current || reachedBefore.has(outcome)) continue;
      const change = { set: factsOf(known, digits), outcomes: outcomeAt(table, outcome) };
      const list = found.get(outcome);
      if (list) list.push(change);
      else found.set(outcome, [change]);
    }
  }
  return [...found.values()].flat();
}

/** A way to give some facts other values: the new value's place for each fact, -1 where it keeps its own. */
interface Assignment {
  readonly delta: number;
  readonly digits: Int8Array;
}

/** All ways to change exactly `size` of the facts, earlier facts first. The array of digits is used again and again. */
function* assignments(
  known: readonly Known[],
  size: number,
  from = 0,
  delta = 0,
  digits = new Int8Array(known.length).fill(-1),
): Generator<Assignment> {
  if (size === 0) {
    yield { delta, digits };
    return;
  }
  for (let i = from; i <= known.length - size; i++) {
    const { merkmal, offset } = known[i] as Known;
    for (let digit = 0; digit < merkmal.werte.length; digit++) {
      const moved = digit * merkmal.stride - offset;
      if (moved === 0) continue;
      digits[i] = digit;
      yield* assignments(known, size - 1, i + 1, delta + moved, digits);
    }
    digits[i] = -1;
  }
}

function factsOf(known: readonly Known[], digits: Int8Array): Facts {
  return Object.fromEntries(
    known.flatMap(({ merkmal }, i) => {
      const digit = digits[i] as number;
      return digit < 0 ? [] : [[merkmal.id, merkmal.werte[digit] as string]];
    }),
  );
}
