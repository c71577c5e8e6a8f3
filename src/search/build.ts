/** From knowledge to a search index: vocabulary, concepts and targets put together. */
import type { Knowledge } from '../knowledge/model.js';
import { Analyser } from '../language/analyse.js';
import { type ConceptData, Concepts, conceptData } from '../language/concepts.js';
import { fold } from '../language/fold.js';
import { buildLexicon, Lexicon, type LexiconData } from '../language/lexicon.js';
import { tokenize } from '../language/tokens.js';
import { Vocabulary, type VocabularyData } from '../language/vocabulary.js';
import type { SearchData } from './data.js';
import { SearchIndex } from './index.js';
import { type Target, targetsOf } from './target.js';
import { trainSearch } from './train.js';

/** What was learned from one state of the knowledge; can be stored and given to `openSearch` again. */
export interface Learned {
  readonly vocabulary: VocabularyData;
  readonly concepts: ConceptData;
  readonly search: SearchData;
  /** real words that are never repaired; empty without a dictionary */
  readonly lexicon: LexiconData;
}

/**
 * Learns vocabulary and evidence from the knowledge. Takes some seconds for the full knowledge.
 * @param dictionary folded German words that slips must not be confused with
 */
export function learn(knowledge: Knowledge, dictionary: Iterable<string> = []): Learned {
  const targets = targetsOf(knowledge);
  const vocabulary = vocabularyOf(knowledge, targets);
  const concepts = conceptData(knowledge.sprache.begriffe);
  return {
    vocabulary: vocabulary.data,
    concepts,
    search: trainSearch(targets, toAnalyser(knowledge, vocabulary, concepts)),
    lexicon: buildLexicon(dictionary),
  };
}

/** The index over all targets of the knowledge. `learned` must come from the same knowledge. */
export function openSearch(knowledge: Knowledge, learned: Learned): SearchIndex {
  const vocabulary = new Vocabulary(learned.vocabulary.words, learned.vocabulary.stems);
  return new SearchIndex(
    targetsOf(knowledge),
    toAnalyser(knowledge, vocabulary, learned.concepts, new Lexicon(learned.lexicon)),
    learned.search,
    {
      missingKinds: missingKinds(knowledge),
    },
  );
}

/** The analyser for any set of targets: for training and comparisons. */
export function buildAnalyser(knowledge: Knowledge, targets: readonly Target[]): Analyser {
  return toAnalyser(knowledge, vocabularyOf(knowledge, targets), conceptData(knowledge.sprache.begriffe));
}

/** Phrases that ask for a kind of thing the Erlass mostly does not hold. */
export function missingKinds({ sprache }: Knowledge): string[] {
  return sprache.fragearten.flatMap((art) => art.muster);
}

/** Every word of the targets and of the concept lexicon. */
function vocabularyOf(knowledge: Knowledge, targets: readonly Target[]): Vocabulary {
  const texts = targets.flatMap((t) => [...t.variants.map((v) => v.text), ...t.words]);
  return new Vocabulary([
    ...texts.flatMap((text) => tokenize(fold(text))),
    ...Concepts.words(knowledge.sprache.begriffe),
    ...patternWords(knowledge).flatMap((word) => tokenize(fold(word))),
  ]);
}

/** Whole words of the patterns for facts and of their word lists, so that slips of them are repaired, too. */
function patternWords({ faelle, sprache }: Knowledge): string[] {
  const patterns = [...faelle.values()].flatMap((fall) =>
    Object.values(fall.merkmale).flatMap(({ werte, zahl }) => [...Object.values(werte).flat(), ...zahl]),
  );
  return [...patterns, ...Object.values(sprache.falltext.wortlisten).flat()]
    .flatMap((text) => text.split(/[\s|_]+/))
    .filter((word) => /^\p{L}+$/u.test(word));
}

function toAnalyser({ sprache }: Knowledge, vocabulary: Vocabulary, concepts: ConceptData, guard?: Lexicon): Analyser {
  return new Analyser(vocabulary, new Concepts(concepts), sprache.fuellwoerter, guard);
}
