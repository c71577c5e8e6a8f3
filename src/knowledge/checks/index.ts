/** Cross-checks over the whole knowledge: what no schema of a single file can see. */
import type { Knowledge } from '../model.js';
import type { Problem } from '../problem.js';
import { checkChecklisten } from './checklisten.js';
import { checkDialoge } from './dialoge.js';
import { checkFaelle } from './faelle.js';
import { checkNormen } from './normen.js';
import { checkQuotes } from './quotes.js';
import { checkReferences } from './references.js';
import { checkTabellen } from './tabellen.js';
import { checkVarianten } from './varianten.js';

/** All problems of a knowledge whose files are each valid. Empty means it may be used. */
export function checkKnowledge(knowledge: Knowledge): Problem[] {
  return [checkNormen, checkQuotes, checkReferences, checkTabellen, checkDialoge, checkFaelle, checkChecklisten, checkVarianten].flatMap(
    (check) => check(knowledge),
  );
}
