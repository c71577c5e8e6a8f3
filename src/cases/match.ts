/** Where a pattern holds in a clause. */
import type { Clause, Word } from './clauses.js';
import { numberOf } from './numbers.js';
import type { Part, Pattern } from './pattern.js';
import { fitsWord, type WordSet, type WordTest } from './word-set.js';

/** Where a pattern matched: words `from` to `to` (inclusive) of the clause, and the number, if it asks for one. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly zahl?: number;
}

/** How far a negation reaches: "keinen richtigen Abschluss", "Abschluss hat er keinen". */
const NEGATION_BEFORE = 4;
const NEGATION_AFTER = 4;

/** A negating word of a clause; `ahead`: it negates only what follows ("ohne"); `reach`: so many words after it. */
export interface Negation {
  readonly at: number;
  readonly ahead: boolean;
  readonly reach?: number;
}

/** "Ohne Studium" is about the one noun; an ending ("ohne jede Erfahrung") or what is joined to it ("ohne Bezug zu") leads on. */
const LEADS_ON = /e[mnrs]?$/;
const JOINS = /^(?:mit|zu|zum|zur|in|im|auf|von|uber|fur|bei|oder|bzw|als|an|nach)$/;

/** How many words after it a negation reaches. "Keine Kurse zu Migration oder öffentlichem Recht": on over an "oder". */
export function reachOf(words: readonly Word[], at: number): number {
  const next = words[at + 1]?.folded ?? '';
  if (words[at]?.folded === 'ohne' && next !== 'dass' && !LEADS_ON.test(next) && !JOINS.test(words[at + 2]?.folded ?? '')) return 1;
  let end = at + NEGATION_BEFORE;
  for (let i = at + 1; i <= end + 1 && i < words.length; i++) if (words[i]?.folded === 'oder') end = i + NEGATION_BEFORE;
  return end - at;
}

/** The first place where the pattern holds in the clause. Most patterns hold nowhere: nothing is made before one does. */
export function matchPattern(pattern: Pattern, { words }: Clause, negations: readonly Negation[]): Match | undefined {
  const found: Match[] = [];
  for (const part of pattern.parts) {
    const match = findPart(part, words);
    if (!match) return undefined;
    found.push(match);
  }
  for (const part of pattern.without) if (findPart(part, words)) return undefined;
  const denied = negations.length > 0 && found.some((match) => isNegated(match, negations));
  if (denied !== pattern.negated) return undefined;
  const zahl = found.find((match) => match.zahl !== undefined)?.zahl;
  return {
    from: Math.min(...found.map((m) => m.from)),
    to: Math.max(...found.map((m) => m.to)),
    ...(zahl === undefined ? {} : { zahl }),
  };
}

function isNegated({ from, to }: Match, negations: readonly Negation[]): boolean {
  return negations.some(
    ({ at, ahead, reach = NEGATION_BEFORE }) => (at < from && from - at <= reach) || (!ahead && at > to && at - to <= NEGATION_AFTER),
  );
}

function findPart(part: Part, words: readonly Word[]): Match | undefined {
  const first = part[0]?.words;
  for (let from = 0; from < words.length; from++) {
    if (first && !isOneOf(first, words[from] as Word)) continue;
    const match = matchFrom(part, 0, words, from);
    if (match) return { ...match, from };
  }
  return undefined;
}

/** The rest of a part from step `i` on at word `at`; each step takes the first of its rows that lets the rest fit. */
function matchFrom(part: Part, i: number, words: readonly Word[], at: number): { readonly to: number; readonly zahl?: number } | undefined {
  const step = part[i];
  if (!step) return { to: at - 1 };
  if (step.words) {
    const word = words[at];
    return word && isOneOf(step.words, word) ? matchFrom(part, i + 1, words, at + 1) : undefined;
  }
  const { rows } = step;
  if (rows[0]?.[0]?.kind === 'edge') return at === (i === 0 ? 0 : words.length) ? matchFrom(part, i + 1, words, at) : undefined;
  for (const row of rows) {
    if (!fitsRow(row, words, at)) continue;
    const rest = matchFrom(part, i + 1, words, at + row.length);
    const place = row.findIndex((test) => test.kind === 'number');
    const zahl = place < 0 ? rest?.zahl : numberOf(words[at + place]?.folded ?? '');
    if (rest) return { to: rest.to, ...(zahl === undefined ? {} : { zahl }) };
  }
  return undefined;
}

function fitsRow(row: readonly WordTest[], words: readonly Word[], at: number): boolean {
  if (at + row.length > words.length) return false;
  for (let k = 0; k < row.length; k++) if (!fits(row[k] as WordTest, words[at + k] as Word)) return false;
  return true;
}

function fits(test: WordTest, { folded, repaired }: Word): boolean {
  if (test.kind !== 'word') return numberOf(folded) !== undefined;
  return fitsWord(test, folded) || (repaired !== undefined && fitsWord(test, repaired));
}

function isOneOf(set: WordSet, { folded, repaired }: Word): boolean {
  return set.has(folded) || (repaired !== undefined && set.has(repaired));
}
