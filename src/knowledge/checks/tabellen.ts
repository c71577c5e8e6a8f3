/** Decision tables are complete and free of contradictions. */
import { verifyTable } from '../../rules/verify.js';
import type { Knowledge } from '../model.js';
import type { Problem } from '../problem.js';

export function checkTabellen(knowledge: Knowledge): Problem[] {
  return [...knowledge.tabellen.values()].flatMap((tabelle) =>
    verifyTable(tabelle).map((defect) => ({ file: `regeln/${tabelle.id}.yaml`, ...defect })),
  );
}
