/** Letter trigrams: a last resort for slips and word forms that the stems miss. */

/** The trigrams of a folded text with their counts; blanks mark word borders. */
export function trigrams(folded: string): Map<string, number> {
  const padded = ` ${folded
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .slice(0, 400)} `;
  const grams = new Map<string, number>();
  for (let i = 0; i + 3 <= padded.length; i++) {
    const gram = padded.slice(i, i + 3);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

/** Dice coefficient of two trigram bags, 0 to 1. */
export function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [gram, count] of a) {
    shared += Math.min(count, b.get(gram) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}
