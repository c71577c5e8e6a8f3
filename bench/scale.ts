/** Time per question as the knowledge grows: synthetic Nummern, beside MiniSearch and FlexSearch alone. */
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { Analyser } from '../src/language/analyse.js';
import { Concepts } from '../src/language/concepts.js';
import { stem } from '../src/language/stem.js';
import { Vocabulary } from '../src/language/vocabulary.js';
import { SearchIndex } from '../src/search/index.js';
import type { Target } from '../src/search/target.js';

const SYLLABLES =
  'ba be bi bo da de di do fa fe fi ga ge gi ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to wa we wi zu'.split(
    ' ',
  );
const WORDS = 20_000;
const QUESTIONS = 150;

/** A small generator with a fixed seed: the same texts in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function synthetic(size: number): { targets: Target[]; words: string[]; questions: string[] } {
  const random = generator(42);
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] as string;
  const words = Array.from({ length: WORDS }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''));
  // squared: a few words are frequent, most are rare, as in a language
  const word = () => words[Math.floor(random() ** 2 * WORDS)] as string;
  const sentence = () => Array.from({ length: 6 + Math.floor(random() * 4) }, word).join(' ');
  const targets = Array.from(
    { length: size },
    (_, i): Target => ({
      kind: 'topic',
      id: `n${i}`,
      nummer: `${i}`,
      variants: [sentence(), sentence(), sentence()].map((text) => ({ text, group: 0 })),
      words: [],
    }),
  );
  const questions = Array.from({ length: QUESTIONS }, () => {
    const text = targets[Math.floor(random() * size)]?.variants[0]?.text ?? '';
    return text.split(' ').slice(1, -1).join(' ');
  });
  return { targets, words, questions };
}

function time(questions: readonly string[], ask: (question: string) => unknown): string {
  for (const question of questions.slice(0, 20)) ask(question);
  const times = questions
    .map((question) => {
      const start = performance.now();
      ask(question);
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2).padStart(7);
  return `${at(0.5)} / ${at(0.99)}`;
}

/** Prints p50 / p99 in milliseconds for each size and engine. */
export function scale(sizes: readonly number[]): void {
  console.log('\nFragen je Zahl der Nummern, ms p50 / p99');
  for (const size of sizes) {
    const { targets, words, questions } = synthetic(size);
    const rows = targets.flatMap((t, target) => t.variants.map(({ text }, i) => ({ id: target * 3 + i, text })));
    const ours = new SearchIndex(targets, new Analyser(new Vocabulary(words), new Concepts([]), []));
    const mini = new MiniSearch({
      fields: ['text'],
      processTerm: (term: string) => stem(term),
      searchOptions: { fuzzy: 0.2, prefix: true },
    });
    mini.addAll(rows);
    const flex = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' ').map(stem) });
    for (const { id, text } of rows) flex.add(id, text);
    console.log(
      `  ${String(size).padStart(6)}  Lotse ${time(questions, (q) => ours.rank(q))}   MiniSearch ${time(questions, (q) => mini.search(q))}   FlexSearch suggest ${time(questions, (q) => flex.search(q, { suggest: true, limit: 60 }))}`,
    );
  }
}
