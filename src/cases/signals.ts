/**
 * Is a message a case, and for which table? Two small fitted models over readable features: a conditional logit picks
 * the table, a logistic regression tells a case from a question in general. Fitted by `npm run train` on the open cases
 * and questions, which no author of patterns wrote.
 */
import { type LogisticModel, predict } from '../search/logistic.js';
import { CASE_MODEL, TABLE_MODEL } from './case-model.js';
import type { PreparedText, ReadCase } from './recognise.js';

/** What the search makes of the message, as far as tables are concerned. */
export interface Searched {
  /** how sure the answer in general is, 0 to 1 */
  readonly confidence: number;
  /** the best target is a gap */
  readonly gap: boolean;
  /** score of the best target that belongs to the table less that of the best one, in tens; 0 where it leads */
  readonly lag: (table: string) => number;
  /** the best target names the table, or rests on a Nummer that the table decides by */
  readonly leads: (table: string) => 'named' | 'nummer' | undefined;
}

/** What speaks for a table. */
export interface TableFeatures {
  /** facts read: up to two, and up to four */
  readonly facts: number;
  readonly manyFacts: number;
  /** whether there are signs of the table, and how many, up to three */
  readonly sign: number;
  readonly signs: number;
  /** facts the text speaks of without making them clear, up to two */
  readonly unclear: number;
  /** see `Searched` */
  readonly lag: number;
  readonly named: number;
  readonly nummer: number;
}

/** What tells a case from a question in general, each between 0 and 1. */
export interface CaseFeatures {
  readonly facts: number;
  readonly signs: number;
  readonly unclear: number;
  /** the best target of the search belongs to the table */
  readonly leads: number;
  readonly words: number;
  readonly sentences: number;
  readonly clauses: number;
  /** no question mark at all */
  readonly statement: number;
  /** a question mark at the very end */
  readonly asks: number;
  readonly confidence: number;
  readonly gap: number;
}

/** Where a table lies that no target of the search belongs to. */
const FAR = -3;

const upTo = (value: number, most: number) => Math.min(value, most);

export function tableFeatures(read: ReadCase, { lag, leads }: Searched): TableFeatures {
  const lead = leads(read.table);
  return {
    facts: upTo(read.stated.length, 2),
    manyFacts: upTo(read.stated.length, 4),
    sign: upTo(read.signs, 1),
    signs: upTo(read.signs, 3),
    unclear: upTo(read.unclear.length, 2),
    lag: Math.max(FAR, lag(read.table)),
    named: lead === 'named' ? 1 : 0,
    nummer: lead ? 1 : 0,
  };
}

export function caseFeatures({ text, clauses, sentences }: PreparedText, read: ReadCase, searched: Searched): CaseFeatures {
  const words = clauses.reduce((sum, { clause }) => sum + clause.words.length, 0);
  return {
    facts: upTo(read.stated.length, 4) / 4,
    signs: upTo(read.signs, 3) / 3,
    unclear: upTo(read.unclear.length, 2) / 2,
    leads: searched.leads(read.table) ? 1 : 0,
    words: upTo(words, 40) / 40,
    sentences: upTo(sentences, 4) / 4,
    clauses: upTo(clauses.length, 8) / 8,
    statement: text.includes('?') ? 0 : 1,
    asks: /\?\s*$/.test(text) ? 1 : 0,
    confidence: searched.confidence,
    gap: searched.gap ? 1 : 0,
  };
}

export type CaseModel = LogisticModel<CaseFeatures>;
/** The weights of a conditional logit: the table with the highest weighted sum is the most likely one. */
export type TableModel = Readonly<Record<keyof TableFeatures, number>>;

/** The most likely table; ties go to the order of the knowledge. */
export function likeliestTable(reads: readonly ReadCase[], searched: Searched, model: TableModel = TABLE_MODEL): ReadCase | undefined {
  let best: ReadCase | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const read of reads) {
    const features = tableFeatures(read, searched);
    const sum = Object.entries<number>(model).reduce((s, [name, weight]) => s + weight * features[name as keyof TableFeatures], 0);
    if (sum > most) [best, most] = [read, sum];
  }
  return best;
}

/** The probability, 0 to 1, that the message tells of a case for this table. */
export function caseProbability(features: CaseFeatures, model: CaseModel = CASE_MODEL): number {
  return predict(features, model);
}
