/** The facts that a text states, each with the words it came from. What is not said stays unknown. */
import type { Fall, Falltext } from '../knowledge/schema/fall.js';
import type { Tabelle } from '../knowledge/schema/regel.js';
import { fold } from '../language/fold.js';
import { bandOf } from '../rules/bands.js';
import type { Facts } from '../rules/compile.js';
import { type Clause, clausesOf } from './clauses.js';
import { compilePattern, type Match, matchPattern, type Pattern } from './pattern.js';

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
}

/** A text prepared for reading with any table. */
export interface PreparedText {
  readonly text: string;
  readonly clauses: readonly { readonly clause: Clause; readonly negations: readonly number[]; readonly uncertain: boolean }[];
}

interface CompiledMerkmal {
  readonly id: string;
  readonly vorrang: boolean;
  /** each entry of `patterns` is a list of patterns that must all hold */
  readonly werte: readonly { readonly wert: string; readonly patterns: readonly (readonly Pattern[])[] }[];
  readonly unklar: readonly Pattern[];
  readonly zahl: readonly Pattern[];
}

/** A recogniser for each table. Built once from the knowledge. */
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
  const separators = new Set(falltext.trenner.map(fold));
  const compile = (texts: readonly string[]) => texts.map((text) => compilePattern(text, fold));
  const compileAll = (texts: readonly string[]) => texts.map((text) => compile(text.split(' & ')));
  const words = { denying: compile(falltext.verneinung), uncertain: compile(falltext.unsicher) };
  const tables = [...faelle.values()].map((fall) => ({
    id: fall.id,
    tabelle: tabellen.get(fall.id) as Tabelle,
    signs: compile(fall.anzeichen),
    merkmale: Object.entries(fall.merkmale).map(
      ([id, { vorrang, werte, unklar, zahl }]): CompiledMerkmal => ({
        id,
        vorrang,
        werte: Object.entries(werte).map(([wert, texts]) => ({ wert, patterns: compileAll(texts) })),
        unklar: compile(unklar),
        zahl: compile(zahl),
      }),
    ),
  }));
  const anywhere = (patterns: readonly Pattern[], clause: Clause) => patterns.some((p) => matchPattern(p, clause, []) !== undefined);
  return {
    prepare(text) {
      const clauses = clausesOf(text, separators, repair).map((clause) => ({
        clause,
        negations: positions(words.denying, clause),
        uncertain: anywhere(words.uncertain, clause),
      }));
      return { text, clauses };
    },
    read(prepared) {
      return tables
        .map(({ id, tabelle, signs, merkmale }) => ({
          table: id,
          ...factsIn(prepared, merkmale, tabelle),
          signs: signs.filter((sign) => prepared.clauses.some(({ clause, negations }) => matchPattern(sign, clause, negations))).length,
        }))
        .filter(({ stated, signs }) => stated.length > 0 || signs > 0);
    },
  };
}

/** The facts of a read case as the rules take them. */
export function factsOf({ stated }: ReadCase): Facts {
  return Object.fromEntries(stated.map(({ merkmal, wert }) => [merkmal, wert]));
}

/** Places of the negating words. "Nicht nur" negates nothing. */
function positions(patterns: readonly Pattern[], { words }: Clause): number[] {
  return words.flatMap((word, i) =>
    words[i + 1]?.folded !== 'nur' && patterns.some((p) => matchPattern(p, { words: [word] }, []) !== undefined) ? [i] : [],
  );
}

/** Clear facts, and those with several values or a pattern that leaves them open. */
function factsIn(prepared: PreparedText, merkmale: readonly CompiledMerkmal[], tabelle: Tabelle): Pick<ReadCase, 'stated' | 'unclear'> {
  const stated: StatedFact[] = [];
  const unclear: string[] = [];
  for (const merkmal of merkmale) {
    const candidates = [...valuesIn(prepared, merkmal), ...numbersIn(prepared, merkmal, tabelle)];
    const [first] = candidates;
    const clear = first && (merkmal.vorrang || candidates.every((c) => c.wert === first.wert));
    if (merkmal.unklar.some((pattern) => firstMatch(prepared, pattern)) || (first && !clear)) unclear.push(merkmal.id);
    else if (first) stated.push(first);
  }
  return { stated, unclear };
}

/** One candidate for each value that occurs, in the order of the file. */
function valuesIn(prepared: PreparedText, { id, werte }: CompiledMerkmal): StatedFact[] {
  return werte.flatMap(({ wert, patterns }) => {
    for (const all of patterns) {
      const found = all.map((pattern) => firstMatch(prepared, pattern));
      const belege = found.flatMap((match) => match?.beleg ?? []);
      if (belege.length === all.length) return [{ merkmal: id, wert, beleg: [...new Set(belege)].join(' … ') }];
    }
    return [];
  });
}

function numbersIn(prepared: PreparedText, { id, zahl }: CompiledMerkmal, tabelle: Tabelle): StatedFact[] {
  const merkmal = tabelle.merkmale.find((m) => m.id === id);
  return zahl.flatMap((pattern) => {
    const found = firstMatch(prepared, pattern);
    const wert = merkmal && found?.match.zahl !== undefined ? bandOf(merkmal, found.match.zahl) : undefined;
    return wert && found ? [{ merkmal: id, wert, beleg: found.beleg }] : [];
  });
}

function firstMatch({ text, clauses }: PreparedText, pattern: Pattern): { match: Match; beleg: string } | undefined {
  for (const { clause, negations, uncertain } of clauses) {
    if (uncertain) continue;
    const match = matchPattern(pattern, clause, negations);
    if (match) return { match, beleg: text.slice(clause.words[match.from]?.start, clause.words[match.to]?.end) };
  }
  return undefined;
}
