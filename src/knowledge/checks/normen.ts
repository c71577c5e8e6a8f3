/** The list of norms is complete, and every norm is the object of a topic. */
import { allStellen, checkQuote } from '../../erlass/citation.js';
import type { Knowledge } from '../model.js';
import { normsFor } from '../normen.js';
import type { Problem } from '../problem.js';
import type { Norm } from '../schema/erlass.js';

const FILE = 'erlass/normen.yaml';

export function checkNormen(knowledge: Knowledge): Problem[] {
  const listed = new Set(knowledge.normen.map((n) => n.stelle));
  const missing = allStellen(knowledge.erlass)
    .filter((place) => !listed.has(place))
    .map((place) => ({
      file: FILE,
      path: 'normen',
      problem: `Zu ${place} fehlt ein Eintrag.`,
      remedy: 'Einen Eintrag mit stelle und verbindlichkeit ergänzen.',
    }));
  const wrong = knowledge.normen.flatMap((norm, i) => {
    const problem = normProblem(knowledge, norm);
    return problem ? [{ file: FILE, path: `normen[${i}]`, value: norm.stelle, problem, remedy: 'Fundstelle und Wortlaut prüfen.' }] : [];
  });
  return [...missing, ...wrong];
}

function normProblem(knowledge: Knowledge, norm: Norm): string | undefined {
  if (!allStellen(knowledge.erlass).includes(norm.stelle)) return 'Diese Fundstelle gibt es nicht.';
  if (norm.wortlaut && checkQuote(knowledge.erlass, norm.stelle, norm.wortlaut) !== 'verbatim') return 'Der Wortlaut steht dort nicht.';
  return undefined;
}

/** How many norms are the decisive place of at least one topic. */
export interface Coverage {
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly Norm[];
}

/** The coverage of the Erlass by topics: a norm counts if a topic cites it. */
export function coverage(knowledge: Knowledge): Coverage {
  const cited = new Set([...knowledge.themen.values()].flatMap((t) => t.fundstellen.flatMap((f) => normsFor(knowledge.normen, f))));
  const missing = knowledge.normen.filter((n) => !cited.has(n));
  return { covered: knowledge.normen.length - missing.length, total: knowledge.normen.length, missing };
}
