/** The force of a quotation: looked up in `erlass/normen.yaml`, so it is stated in one place only. */
import type { Knowledge, Zitat } from './model.js';
import type { Norm } from './schema/erlass.js';
import type { FundstelleEntry } from './schema/gemeinsam.js';

/** The norms that a quotation belongs to: the ones of its place whose words overlap with it. */
export function normsFor(normen: readonly Norm[], entry: FundstelleEntry): Norm[] {
  const here = normen.filter((n) => n.stelle === entry.stelle);
  const split = here.filter((n) => n.wortlaut && (n.wortlaut.includes(entry.wortlaut) || entry.wortlaut.includes(n.wortlaut)));
  return split.length > 0 ? split : here;
}

/**
 * A Fundstelle with its Verbindlichkeit. The checks guarantee that every quotation has a norm, so a missing one is a bug.
 * @throws Error for a place that `normen.yaml` does not know
 */
export function toZitat(knowledge: Knowledge, entry: FundstelleEntry): Zitat {
  const force = entry.verbindlichkeit ?? normsFor(knowledge.normen, entry)[0]?.verbindlichkeit;
  if (!force) throw new Error(`Keine Verbindlichkeit für ${entry.stelle} in erlass/normen.yaml`);
  return { stelle: entry.stelle, wortlaut: entry.wortlaut.replace(/\s+/g, ' '), verbindlichkeit: force };
}
