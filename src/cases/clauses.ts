/** A text cut into clauses, because a negation or a subject rarely reaches beyond its own. */
import { fold } from '../language/fold.js';
import { type Sum, sumsIn } from './numbers.js';

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

/** What steers the cutting, folded: words that open a clause, and abbreviations whose stop does not end one. */
export interface Steering {
  readonly separators: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
}

/** "Leitung: Lehrkraft", "Migration im Studium: Fehlanzeige": so few words before a colon are a label of what follows. */
const LABEL = 3;

/**
 * Cuts at punctuation and at the separators, which open the next clause. "Migration und Recht": after a lone word no separator cuts.
 * A colon after a label does not cut; a sum of posts ("vier volle und zwei halbe") reads as "5 vollstellen". Linear in the length of the text.
 * @param repair the known word for an unknown one, if it is a slip
 */
export function clausesOf(text: string, { separators, abbreviations }: Steering, repair: (word: string) => string | undefined): Clause[] {
  const clauses: Word[][] = [[]];
  const open = (): Word[] => clauses.at(-1) as Word[];
  const cut = () => {
    if (open().length > 0) clauses.push([]);
    lone = 0;
  };
  let lone = 0;
  const sums = sumsIn(text, fold);
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    while (sums[0] && sums[0].end <= match.index) sums.shift();
    const [sum] = sums;
    if (sum && match.index >= sum.start) {
      if (match.index === sum.start) open().push(...wordsOf(sum));
    } else if (BREAK.test(raw)) {
      if (raw !== ':' || open().length > LABEL) cut();
      lone = 0;
    } else {
      const letters = raw.replace(/\.$/, '');
      const folded = fold(letters).replace(/[.'’](?=\p{L})/gu, '');
      if (separators.has(folded) && lone !== 1) cut();
      lone++;
      const repaired = repair(folded);
      open().push({ folded, ...(repaired ? { repaired } : {}), start: match.index, end: match.index + letters.length });
      // "z.B." and "Dr." end with a stop of their own; after another word it ends the sentence.
      if (raw.endsWith('.') && letters.length > 1 && !/[.]/.test(letters) && !abbreviations.has(folded)) cut();
    }
  }
  return clauses.filter((words) => words.length > 0).map((words) => ({ words }));
}

function wordsOf({ value, start, end }: Sum): Word[] {
  return [
    { folded: String(value).replace('.', ','), start, end },
    { folded: 'vollstellen', start, end },
  ];
}
