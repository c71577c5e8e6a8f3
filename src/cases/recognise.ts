/** The facts that a text states, each with the words it came from. What is not said stays unknown. */
import type { Fall, Falltext } from '../knowledge/schema/fall.js';
import type { Tabelle } from '../knowledge/schema/regel.js';
import { fold } from '../language/fold.js';
import { bandOf } from '../rules/bands.js';
import type { Facts } from '../rules/compile.js';
import { type Clause, clausesOf, type Word } from './clauses.js';
import { type Entry, entriesOf } from './entries.js';
import { EntryIndex } from './entry-index.js';
import { type Match, matchPattern, type Negation, reachOf } from './match.js';
import { compilePattern, type Pattern } from './pattern.js';

/** A fact read from a text. */
export interface StatedFact {
  readonly merkmal: string;
  readonly wert: string;
  /** the words it came from, as typed */
  readonly beleg: string;
}

/** What a text says about the facts of one table. */
export interface ReadCase {
  readonly table: string;
  readonly stated: readonly StatedFact[];
  /** facts the text speaks of without making them clear: they must be asked, not assumed */
  readonly unclear: readonly string[];
  /** signs in the text that this table is meant */
  readonly signs: number;
  /** results of a collecting table that the text names */
  readonly asked: readonly string[];
}

/** A text prepared for reading with any table. */
export interface PreparedText {
  readonly text: string;
  readonly sentences: number;
  readonly clauses: readonly { readonly clause: Clause; readonly negations: readonly Negation[]; readonly uncertain: boolean }[];
}

/** A recogniser for all tables. Built once from the knowledge. */
export interface Recogniser {
  prepare(text: string): PreparedText;
  /** every table whose facts or signs occur in the text */
  read(prepared: PreparedText): ReadCase[];
}

/**
 * Compiles the patterns.
 * @param repair the known word for an unknown folded one, if it is most likely a slip
 */
export function createRecogniser(
  falltext: Falltext,
  faelle: ReadonlyMap<string, Fall>,
  tabellen: ReadonlyMap<string, Tabelle>,
  repair: (word: string) => string | undefined,
): Recogniser {
  const lists = falltext.wortlisten;
  const compile = (texts: readonly string[]) => texts.map((text) => compilePattern(text, lists));
  const steering = { separators: new Set(falltext.trenner.map(fold)), abbreviations: new Set(falltext.abkuerzungen.map(fold)) };
  const denying = compile(falltext.verneinung);
  const ahead = compile(falltext.verneinung_voraus);
  const uncertain = compile(falltext.unsicher);
  const index = new EntryIndex([...faelle.values()].flatMap((fall) => entriesOf(fall, lists)));
  return {
    prepare(text) {
      const parts = clausesOf(text, steering, repair);
      const clauses = parts.map((clause) => ({
        clause,
        negations: negationsIn(clause, denying, ahead),
        uncertain: uncertain.some((p) => matchPattern(p, clause, []) !== undefined),
      }));
      return { text, sentences: sentencesIn(text), clauses };
    },
    read(prepared) {
      const byTable = new Map<string, Told[]>();
      for (const entry of index.candidates(prepared.clauses.map(({ clause }) => clause))) {
        const told = tell(prepared, entry, tabellen);
        const before = byTable.get(entry.table);
        if (told && before) before.push(told);
        else if (told) byTable.set(entry.table, [told]);
      }
      return [...faelle.values()].flatMap((fall) => {
        const told = byTable.get(fall.id);
        return told ? (readCase(fall, told) ?? []) : [];
      });
    },
  };
}

/** Something a text tells about a table. */
type Told = { readonly order: number } & (
  | { readonly kind: 'sign' }
  | { readonly kind: 'asked'; readonly ergebnis: string }
  | { readonly kind: 'unklar'; readonly merkmal: string }
  | { readonly kind: 'fact'; readonly fact: StatedFact }
);

function tell(prepared: PreparedText, entry: Entry, tabellen: ReadonlyMap<string, Tabelle>): Told | undefined {
  const { pattern, table, order, tells } = entry;
  // Signs and doubts may stand in an uncertain clause: "ob das geht?" asks for the table, "angeblich gleichwertig" is a doubt.
  const statesNothing = tells.kind === 'sign' || tells.kind === 'asked';
  const evenUncertain = statesNothing || tells.kind === 'unklar';
  const found = firstMatch(prepared, pattern, evenUncertain, statesNothing);
  if (!found) return undefined;
  const others = entry.others.map((other) => firstMatch(prepared, other, evenUncertain)?.beleg);
  const spokenOf = (one: Pattern) => firstMatch(prepared, one, true, true) !== undefined;
  if (others.includes(undefined) || !entry.mentioned.every(spokenOf) || entry.absent.some(spokenOf)) return undefined;
  if (tells.kind === 'sign') return { kind: 'sign', order };
  if (tells.kind === 'asked') return { kind: 'asked', ergebnis: tells.ergebnis, order };
  if (tells.kind === 'unklar') return { kind: 'unklar', merkmal: tells.merkmal, order };
  const wert = tells.kind === 'wert' ? tells.wert : numberBand(tabellen.get(table), tells.merkmal, found.match.zahl);
  const beleg = [...new Set([found.beleg, ...others])].join(' … ');
  return wert === undefined ? undefined : { kind: 'fact', fact: { merkmal: tells.merkmal, wert, beleg }, order };
}

function numberBand(table: Tabelle | undefined, merkmal: string, zahl: number | undefined): string | undefined {
  const known = table?.merkmale.find((m) => m.id === merkmal);
  return known && zahl !== undefined ? bandOf(known, zahl) : undefined;
}

/** Clear facts, and those with several values or a pattern that leaves them open. */
function readCase({ id, merkmale }: Fall, told: readonly Told[]): ReadCase | undefined {
  const inOrder = [...told].sort((a, b) => a.order - b.order);
  const stated: StatedFact[] = [];
  const unclear: string[] = [];
  for (const [merkmal, { vorrang }] of Object.entries(merkmale)) {
    const facts = inOrder.flatMap((t) => (t.kind === 'fact' && t.fact.merkmal === merkmal ? [t.fact] : []));
    const [first] = facts;
    const clear = vorrang || facts.every((fact) => fact.wert === first?.wert);
    const open = inOrder.some((t) => t.kind === 'unklar' && t.merkmal === merkmal);
    if (open || (first && !clear)) unclear.push(merkmal);
    else if (first) stated.push(first);
  }
  const signs = inOrder.filter((t) => t.kind === 'sign').length;
  const asked = [...new Set(inOrder.flatMap((t) => (t.kind === 'asked' ? [t.ergebnis] : [])))];
  return stated.length > 0 || signs > 0 ? { table: id, stated, unclear, signs, asked } : undefined;
}

/** The facts of a read case as the rules take them. */
export function factsOf({ stated }: ReadCase): Facts {
  return Object.fromEntries(stated.map(({ merkmal, wert }) => [merkmal, wert]));
}

/** Sentences by their closing marks. */
function sentencesIn(text: string): number {
  return text.split(/[.!?;]+(?:\s|$)/).filter((part) => part.trim() !== '').length;
}

/** The negating words. "Nicht nur" negates nothing; after "weder" every "noch" negates too. */
function negationsIn({ words }: Clause, denying: readonly Pattern[], ahead: readonly Pattern[]): Negation[] {
  const neither = words.findIndex((word) => word.folded === 'weder');
  const among = (patterns: readonly Pattern[], word: Word) => patterns.some((p) => matchPattern(p, { words: [word] }, []) !== undefined);
  return words.flatMap((word, at): Negation[] => {
    if (words[at + 1]?.folded === 'nur' || isRhetorical(words, at)) return [];
    const reach = reachOf(words, at);
    if (among(ahead, word) || (neither >= 0 && at > neither && word.folded === 'noch')) return [{ at, ahead: true, reach }];
    return among(denying, word) ? [{ at, ahead: false, reach }] : [];
  });
}

/** "Bindend oder nicht: …", "reicht das oder nicht": the end of a question denies nothing. */
function isRhetorical(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  // Between two words of one clause there may be a colon.
  return words[at - 1]?.folded === 'oder' && (!next || next.start > (word?.end ?? 0) + 1);
}

function firstMatch(
  { text, clauses }: PreparedText,
  pattern: Pattern,
  evenUncertain = false,
  evenNegated = false,
): { readonly match: Match; readonly beleg: string } | undefined {
  for (const { clause, negations, uncertain } of clauses) {
    if (pattern.doubtful ? !uncertain : uncertain && !evenUncertain) continue;
    const match = matchPattern(pattern, clause, evenNegated && !pattern.negated ? [] : negations);
    if (match) return { match, beleg: text.slice(clause.words[match.from]?.start, clause.words[match.to]?.end) };
  }
  return undefined;
}
