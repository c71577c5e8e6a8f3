/**
 * How the search does on topics whose ways of asking it has never seen: a tenth of the topics at a time keeps only its
 * title, notions, answer and quotations. A picture of questions nobody foresaw.
 */
import { openKnowledge } from '../src/prepared.js';
import { buildAnalyser, missingKinds } from '../src/search/build.js';
import { confidenceOf } from '../src/search/confidence.js';
import { SearchIndex } from '../src/search/index.js';
import { targetsOf } from '../src/search/target.js';

const FOLDS = 10;
const SURE = 0.55;
/** Of the left-out ways of asking every so many is asked. */
const EVERY = 4;

/** Prints the share of right Nummern and of sure wrong answers over all left-out topics. */
export async function leftOut(): Promise<void> {
  const knowledge = await openKnowledge();
  const targets = targetsOf(knowledge);
  const analyser = buildAnalyser(knowledge, targets);
  const count = { asked: 0, right: 0, top3: 0, sureWrong: 0 };
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = new Set(targets.filter((t) => t.kind === 'topic').filter((_, i) => i % FOLDS === fold));
    const kept = targets.map((t) => (out.has(t) ? { ...t, variants: t.variants.slice(0, 1) } : t));
    const index = new SearchIndex(kept, analyser, undefined, { missingKinds: missingKinds(knowledge) });
    for (const { nummer, variants } of out) {
      for (const { text } of variants.slice(1).filter((_, i) => i % EVERY === 0)) {
        const ranking = index.rank(text);
        const found = ranking.hits.map((h) => h.target.nummer);
        const right = found[0] === nummer;
        count.asked++;
        if (right) count.right++;
        if (found.slice(0, 3).includes(nummer)) count.top3++;
        if (!right && ranking.hits[0]?.target.kind === 'topic' && confidenceOf(ranking) >= SURE) count.sureWrong++;
      }
    }
  }
  const share = (n: number) => `${((100 * n) / count.asked).toFixed(1)} %`;
  console.log(`\nThemen ganz ohne ihre Frageweisen (${count.asked} Fragen, je ein Zehntel der Themen):`);
  console.log(`  Nummer richtig an erster Stelle  ${share(count.right)}`);
  console.log(`  Nummer unter den ersten drei     ${share(count.top3)}`);
  console.log(`  sicher falsch                    ${share(count.sureWrong)}`);
}
