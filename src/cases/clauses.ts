/** A text cut into clauses, because a negation or a subject rarely reaches beyond its own. */
import { fold } from '../language/fold.js';

/** A word of the text, folded, with where it stands. */
export interface Word {
  readonly folded: string;
  /** the known word it is most likely a slip of */
  readonly repaired?: string;
  readonly start: number;
  readonly end: number;
}

export interface Clause {
  readonly words: readonly Word[];
}

const TOKEN = /\p{L}+(?:[.'’]\p{L}+)*\.?|\d+(?:[.,]\d+)*|[.;:!?,()–—\n]/gu;
const BREAK = /^[.;:!?,()–—\n]$/;

/**
 * Cuts at punctuation and at the words of `separators` (folded), which open the next clause.
 * Linear in the length of the text.
 * @param repair the known word for an unknown one, if it is a slip
 */
export function clausesOf(text: string, separators: ReadonlySet<string>, repair: (word: string) => string | undefined): Clause[] {
  const clauses: Word[][] = [[]];
  const open = (): Word[] => clauses.at(-1) as Word[];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    if (BREAK.test(raw)) {
      if (open().length > 0) clauses.push([]);
      continue;
    }
    const letters = raw.replace(/\.$/, '');
    const folded = fold(letters).replace(/[.'’](?=\p{L})/gu, '');
    if (separators.has(folded) && open().length > 0) clauses.push([]);
    const repaired = repair(folded);
    open().push({ folded, ...(repaired ? { repaired } : {}), start: match.index, end: match.index + letters.length });
    // "z.B." and "B.A." end with a stop of their own; after a longer word it ends the sentence.
    if (raw.endsWith('.') && letters.length > 3) clauses.push([]);
  }
  return clauses.filter((words) => words.length > 0).map((words) => ({ words }));
}
