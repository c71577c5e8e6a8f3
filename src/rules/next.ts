/** Which question to ask next, and how many there can still be. Derived from the table, never written by hand. */
import { type CompiledMerkmal, type CompiledTable, completions, depends, type Facts } from './compile.js';

/** A case while it is being asked for: the combinations still possible, and the unknown facts that still matter. */
interface Asking {
  readonly numbers: Int32Array;
  /** may be asked */
  readonly askable: readonly CompiledMerkmal[];
  /** matter, but were answered with "weiß nicht" */
  readonly skipped: readonly CompiledMerkmal[];
}

/**
 * The unknown fact that settles most: the one with the least expected uncertainty (entropy of the outcome, in bits)
 * after its answer. Ties go to the order of the table. `skip` are facts answered with "weiß nicht".
 */
export function nextQuestion(table: CompiledTable, facts: Facts, skip: readonly string[] = []): string | undefined {
  return bestOf(table, narrow(table, asking(table, facts, skip)))?.id;
}

/**
 * The most questions that can still come before the case is decided, every answer considered.
 * @param canSkip whether a fact may be answered with "weiß nicht"; by default each may
 */
export function questionsLeft(
  table: CompiledTable,
  facts: Facts,
  skip: readonly string[] = [],
  canSkip: (merkmal: string) => boolean = () => true,
): number {
  const memo = new Map<string, number>();
  const visit = (wide: Asking): number => {
    const here = narrow(table, wide);
    const question = bestOf(table, here);
    if (!question) return 0;
    const key = keyOf(here);
    const cached = memo.get(key);
    if (cached !== undefined) return cached;
    const askable = here.askable.filter((m) => m !== question);
    const after = question.werte.map((_, digit) => visit({ ...here, askable, numbers: having(here.numbers, question, digit) }));
    if (canSkip(question.id)) after.push(visit({ ...here, askable, skipped: [...here.skipped, question] }));
    const left = 1 + Math.max(...after);
    memo.set(key, left);
    return left;
  };
  return visit(asking(table, facts, skip));
}

function asking(table: CompiledTable, facts: Facts, skip: readonly string[]): Asking {
  const unknown = table.merkmale.filter((m) => facts[m.id] === undefined);
  return {
    numbers: completions(table, facts),
    askable: unknown.filter((m) => !skip.includes(m.id)),
    skipped: unknown.filter((m) => skip.includes(m.id)),
  };
}

/** Facts that cannot matter any more are fixed at their first value: the cases left become few. */
function narrow(table: CompiledTable, { numbers, askable, skipped }: Asking): Asking {
  let left = numbers;
  const material = (m: CompiledMerkmal) => {
    if (depends(table, m, left)) return true;
    left = having(left, m, 0);
    return false;
  };
  return { askable: askable.filter(material), skipped: skipped.filter(material), numbers: left };
}

function having(numbers: Int32Array, { werte, stride }: CompiledMerkmal, digit: number): Int32Array {
  return numbers.filter((n) => Math.floor(n / stride) % werte.length === digit);
}

/** The smallest number tells what the known facts are, since unknown ones are at their first value there. */
function keyOf({ numbers, askable, skipped }: Asking): string {
  const ids = (merkmale: readonly CompiledMerkmal[]) =>
    merkmale
      .map((m) => m.stride)
      .sort()
      .join();
  return `${numbers[0]} ${ids(askable)} ${ids(skipped)}`;
}

function bestOf(table: CompiledTable, { askable, numbers }: Asking): CompiledMerkmal | undefined {
  let best: CompiledMerkmal | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const m of askable) {
    const expected = expectedEntropy(table, m, numbers);
    if (expected < least - 1e-9) [best, least] = [m, expected];
  }
  return best;
}

/** The mean entropy of the outcome over the answers to one question, in bits. */
function expectedEntropy(table: CompiledTable, { werte, stride }: CompiledMerkmal, numbers: Int32Array): number {
  const kinds = table.outcomes.length;
  const counts = new Int32Array(werte.length * kinds);
  for (const n of numbers) {
    const at = (Math.floor(n / stride) % werte.length) * kinds + (table.outcomeOf[n] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  const each = numbers.length / werte.length;
  return counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / each) * Math.log2(count / each)), 0) / werte.length;
}
