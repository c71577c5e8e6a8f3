/** Suggesting the right spelling of a key, a table, a value: also used by the command line. */
import { editDistance } from '../language/distance.js';

/** The nearest of the known words, or `undefined` where none is near (more than a third of the letters differ). */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
