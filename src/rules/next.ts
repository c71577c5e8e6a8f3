/** Which question to ask next, and how many there can still be. Derived from the table, never written by hand. */
import { type CompiledTable, completions, type Facts } from './compile.js';
import { matters } from './decide.js';

/**
 * The unknown fact that settles most: the one with the least expected uncertainty (entropy of the outcome, in bits)
 * after its answer. Ties go to the order of the table. `skip` are facts answered with "weiß nicht".
 */
export function nextQuestion(table: CompiledTable, facts: Facts, skip: readonly string[] = []): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const m of table.merkmale) {
    if (facts[m.id] !== undefined || skip.includes(m.id) || !matters(table, facts, m.id)) continue;
    const expected = m.werte.reduce((sum, wert) => sum + outcomeEntropy(table, { ...facts, [m.id]: wert }), 0) / m.werte.length;
    if (expected < least - 1e-9) [best, least] = [m.id, expected];
  }
  return best;
}

function outcomeEntropy(table: CompiledTable, facts: Facts): number {
  const counts = new Map<number, number>();
  const numbers = completions(table, facts);
  for (const n of numbers) {
    const outcome = table.outcomeOf[n] as number;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum - (count / numbers.length) * Math.log2(count / numbers.length), 0);
}

/** The most questions that can still come before the case is decided (every answer considered, "weiß nicht" too). */
export function questionsLeft(table: CompiledTable, facts: Facts, skip: readonly string[] = []): number {
  const memo = new Map<string, number>();
  const visit = (known: Facts, skipped: readonly string[]): number => {
    const question = nextQuestion(table, known, skipped);
    if (!question) return 0;
    const key = JSON.stringify([table.merkmale.map((m) => known[m.id]), skipped]);
    const cached = memo.get(key);
    if (cached !== undefined) return cached;
    const werte = table.merkmale.find((m) => m.id === question)?.werte ?? [];
    const afterAnswers = werte.map((wert) => visit({ ...known, [question]: wert }, skipped));
    const left = 1 + Math.max(...afterAnswers, visit(known, [...skipped, question]));
    memo.set(key, left);
    return left;
  };
  return visit(facts, skip);
}
