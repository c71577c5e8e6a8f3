/** The wording is sacred: every quotation stands word for word at its place, and its force is known. */
import { allStellen, checkQuote } from '../../erlass/citation.js';
import type { Knowledge } from '../model.js';
import { normsFor } from '../normen.js';
import { type Problem, show } from '../problem.js';
import { citations } from './entries.js';

export function checkQuotes(knowledge: Knowledge): Problem[] {
  const places = new Set(allStellen(knowledge.erlass));
  return citations(knowledge).flatMap(({ file, path, entry }): Problem[] => {
    if (!places.has(entry.stelle)) {
      return [
        {
          file,
          path: `${path}.stelle`,
          value: show(entry.stelle),
          problem: 'Diese Fundstelle gibt es nicht.',
          remedy: `Nach Satz oder Spiegelstrich angeben, einsätzige Nummern ohne „S. 1“. In der Nähe gibt es: ${near(entry.stelle, places)}.`,
        },
      ];
    }
    if (checkQuote(knowledge.erlass, entry.stelle, entry.wortlaut) !== 'verbatim') {
      return [
        {
          file,
          path: `${path}.wortlaut`,
          value: show(entry.wortlaut),
          problem: `Der Wortlaut steht so nicht in ${entry.stelle}.`,
          remedy: `Wörtlich aus dem Erlass übernehmen: npx lotse show "${entry.stelle}".`,
        },
      ];
    }
    const norms = normsFor(knowledge.normen, entry);
    if (entry.verbindlichkeit ? !norms.some((n) => n.verbindlichkeit === entry.verbindlichkeit) : norms.length !== 1) {
      return [
        {
          file,
          path: `${path}.verbindlichkeit`,
          value: show(entry.verbindlichkeit ?? ''),
          problem: `Zu ${entry.stelle} passt diese Verbindlichkeit nicht eindeutig.`,
          remedy: `Angeben: ${norms.map((n) => n.verbindlichkeit).join(' oder ')}, oder nur den einen Satzteil zitieren.`,
        },
      ];
    }
    return [];
  });
}

function near(stelle: string, places: ReadonlySet<string>): string {
  const nummer = stelle.split(' ')[0] ?? '';
  const found = [...places].filter((p) => p.split(' ')[0] === nummer);
  return (found.length > 0 ? found : [...places].filter((p) => p.startsWith(nummer.split('.')[0] ?? ''))).slice(0, 8).join(', ') || 'keine';
}
