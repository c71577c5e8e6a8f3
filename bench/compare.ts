/** `npm run eval` beside peers: first place, first three, and how well the score tells answerable questions from others. */
import { confidenceOf } from '../src/search/confidence.js';
import type { SearchIndex } from '../src/search/index.js';
import type { Target } from '../src/search/target.js';
import { type Peer, peers } from './peers.js';
import type { Question } from './questions.js';

/** Our ranking without dialog, choice and silence: the bare search, as the peers are. */
function ours(index: SearchIndex): Peer {
  const ids = new Map(index.targets.map((t, i) => [t, i]));
  return {
    name: 'Erlass-Lotse',
    rank: async (q) => {
      const ranking = index.rank(q);
      const topic = ranking.hits[0]?.target.kind === 'topic';
      return {
        targets: ranking.hits.map((h) => ids.get(h.target) as number),
        score: topic ? confidenceOf(ranking) : -confidenceOf(ranking),
      };
    },
  };
}

/** Prints one row for each engine. Every engine has the same ways of asking. */
export async function compare(index: SearchIndex, questions: readonly Question[]): Promise<void> {
  const { targets } = index;
  console.log('\nSuche allein, gleiches Wissen, gleiche Fragen:                 erste Stelle   erste drei   AUROC');
  for (const peer of [ours(index), ...(await peers(targets))]) {
    const results = await Promise.all(questions.map(async (question) => ({ question, ...(await peer.rank(question.q)) })));
    const answerable = results.filter((r) => r.question.kind === 'answerable');
    const at = (n: number) => answerable.filter((r) => r.targets.slice(0, n).some((t) => isRight(targets[t], r.question))).length;
    const scored = results
      .filter((r) => r.question.kind !== 'smalltalk')
      .map((r) => ({ yes: r.question.kind === 'answerable', score: r.score }));
    const share = (n: number) => `${((100 * n) / answerable.length).toFixed(1)} %`.padStart(10);
    console.log(`  ${peer.name.padEnd(60)} ${share(at(1))}   ${share(at(3))}   ${auroc(scored)}`);
  }
}

function isRight(target: Target | undefined, question: Question): boolean {
  return target?.kind === 'topic' && [...question.gold, ...question.acceptable].includes(target.nummer ?? '');
}

/** Chance that an answerable question has the higher score than another one; a dash where the engine gives no score. */
function auroc(rows: readonly { readonly yes: boolean; readonly score: number | undefined }[]): string {
  if (rows.every((r) => r.score === undefined)) return '   –';
  const value = (r: { score: number | undefined }) => r.score ?? Number.NEGATIVE_INFINITY;
  const yes = rows.filter((r) => r.yes);
  const no = rows.filter((r) => !r.yes);
  let wins = 0;
  for (const a of yes) for (const b of no) wins += value(a) > value(b) ? 1 : value(a) === value(b) ? 0.5 : 0;
  return (wins / (yes.length * no.length)).toFixed(2).padStart(5);
}
