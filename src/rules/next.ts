/** Which question to ask next, and how many there can still be. Derived from the table, never written by hand. */
import { type CompiledMerkmal, type CompiledTable, completions, type Facts } from './compile.js';

/**
 * The unknown fact that settles most: the one with the least expected uncertainty (entropy of the outcome, in bits)
 * after its answer. Ties go to the order of the table. `skip` are facts answered with "weiß nicht".
 */
export function nextQuestion(table: CompiledTable, facts: Facts, skip: readonly string[] = []): string | undefined {
  const numbers = completions(table, facts);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const m of table.merkmale) {
    if (facts[m.id] !== undefined || skip.includes(m.id)) continue;
    const expected = expectedEntropy(table, m, numbers);
    if (expected !== undefined && expected < least - 1e-9) [best, least] = [m.id, expected];
  }
  return best;
}

/** The mean entropy of the outcome over the answers to one question; `undefined` where the answer cannot matter. */
function expectedEntropy(table: CompiledTable, { werte, stride }: CompiledMerkmal, numbers: readonly number[]): number | undefined {
  const kinds = table.outcomes.length;
  const counts = new Int32Array(werte.length * kinds);
  let matters = false;
  for (const n of numbers) {
    const digit = Math.floor(n / stride) % werte.length;
    const outcome = table.outcomeOf[n] as number;
    counts[digit * kinds + outcome] = (counts[digit * kinds + outcome] as number) + 1;
    if (outcome !== table.outcomeOf[n - digit * stride]) matters = true;
  }
  if (!matters) return undefined;
  const each = numbers.length / werte.length;
  return counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / each) * Math.log2(count / each)), 0) / werte.length;
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
  const visit = (known: Facts, skipped: readonly string[]): number => {
    const question = nextQuestion(table, known, skipped);
    if (!question) return 0;
    const key = JSON.stringify([table.merkmale.map((m) => known[m.id]), skipped]);
    const cached = memo.get(key);
    if (cached !== undefined) return cached;
    const werte = table.merkmale.find((m) => m.id === question)?.werte ?? [];
    const afterAnswers = werte.map((wert) => visit({ ...known, [question]: wert }, skipped));
    const left = 1 + Math.max(...afterAnswers, canSkip(question) ? visit(known, [...skipped, question]) : 0);
    memo.set(key, left);
    return left;
  };
  return visit(facts, skip);
}
