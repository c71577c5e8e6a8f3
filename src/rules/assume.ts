/** Assumptions: the normal case that the Erlass speaks of, as long as nothing else is said. Always shown, never silent. */
import type { Tabelle } from '../knowledge/schema/regel.js';
import type { Facts } from './compile.js';

/**
 * The facts taken for granted beside the known ones.
 * @param doubtful facts answered with "weiß nicht" or left unclear: they are not assumed
 */
export function assumedFacts({ merkmale }: Tabelle, facts: Facts, doubtful: readonly string[] = []): Facts {
  return Object.fromEntries(
    merkmale.flatMap(({ id, annahme }) =>
      annahme !== undefined && facts[id] === undefined && !doubtful.includes(id) ? [[id, annahme]] : [],
    ),
  );
}
