/**
 * `npm run train`: fits the confidence on rankings whose answer is known, and writes src/search/confidence-model.ts.
 * Two sources: ways of asking left out together with their near-duplicates, and the open evaluation questions
 * (the locked set is never read). Prints the fit by cross-validation.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/paths.js';
import { openKnowledge } from '../src/prepared.js';
import { buildAnalyser } from '../src/search/build.js';
import { type ConfidenceFeatures, type ConfidenceModel, confidenceFeatures, predict } from '../src/search/confidence.js';
import { isWord } from '../src/search/data.js';
import { type Hit, SearchIndex } from '../src/search/index.js';
import { type Target, targetsOf } from '../src/search/target.js';
import { OPEN_SETS, type Question, readQuestions } from './questions.js';

interface Sample {
  readonly features: ConfidenceFeatures;
  readonly right: boolean;
  readonly weight: number;
}

const FOLDS = 5;
/** Variants of one target that share this much are left out together. */
const NEAR = 0.55;
/** One question of a real person is worth as much as this many left-out variants. */
const QUESTION_WEIGHT = 400;
/** `fragen` is left out: the authors of the knowledge have seen it. */
const TRAINING_SETS = OPEN_SETS.filter((set) => set !== 'fragen');

const knowledge = await openKnowledge();
const targets = targetsOf(knowledge);
const analyser = buildAnalyser(knowledge, targets);
const full = new SearchIndex(targets, analyser);

function rightTarget(question: Question, hit: Hit): boolean {
  const { target } = hit;
  if (question.kind === 'answerable')
    return target.kind === 'topic' && [...question.gold, ...question.acceptable].includes(target.nummer ?? '');
  if (question.kind === 'smalltalk') return target.kind === 'smalltalk';
  return target.kind === 'gap' || target.kind === 'off-topic';
}

/** Fold of every variant: clusters of near-duplicates stay together. */
function folds(target: Target): number[] {
  const words = target.variants.map((v) => new Set([...analyser.analyse(v.text).features.keys()].filter(isWord)));
  const leaders: number[] = [];
  return words.map((own, i) => {
    const leader = leaders.find((l) => overlap(own, words[l] as Set<string>) > NEAR) ?? i;
    if (leader === i) leaders.push(i);
    return leaders.indexOf(leader) % FOLDS;
  });
}

/** Dice coefficient of two sets of features. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const feature of a) if (b.has(feature)) shared++;
  return (2 * shared) / (a.size + b.size || 1);
}

function leftOut(): Sample[] {
  const fold = targets.map(folds);
  return Array.from({ length: FOLDS }, (_, k) => k).flatMap((k) => {
    const index = new SearchIndex(
      targets.map((t, i) => ({ ...t, variants: t.variants.filter((_, j) => fold[i]?.[j] !== k) })),
      analyser,
    );
    return targets.flatMap((t, i) =>
      t.variants.flatMap((v, j) => {
        if (fold[i]?.[j] !== k) return [];
        const ranking = index.rank(v.text);
        const features = confidenceFeatures(ranking);
        const first = ranking.hits[0]?.target;
        const right = first?.kind === t.kind && (t.kind === 'topic' ? first.nummer === t.nummer : true);
        return features ? [{ features, right, weight: 1 }] : [];
      }),
    );
  });
}

async function asked(): Promise<Sample[]> {
  const questions = (await Promise.all(TRAINING_SETS.map(readQuestions))).flat();
  return questions.flatMap((question) => {
    const ranking = full.rank(question.q);
    const features = confidenceFeatures(ranking);
    const [first] = ranking.hits;
    return features && first ? [{ features, right: rightTarget(question, first), weight: QUESTION_WEIGHT }] : [];
  });
}

/** Weighted logistic regression by gradient descent with a little ridge; deterministic. */
function regress(samples: readonly Sample[]): ConfidenceModel {
  const names = Object.keys(samples[0]?.features ?? {}) as (keyof ConfidenceFeatures)[];
  const w = new Float64Array(names.length + 1);
  const total = samples.reduce((sum, s) => sum + s.weight, 0);
  const x = samples.map((s) => names.map((n) => s.features[n]));
  for (let step = 0; step < 4000; step++) {
    const gradient = new Float64Array(w.length);
    samples.forEach((s, i) => {
      const row = x[i] as number[];
      let z = w[0] as number;
      for (let k = 0; k < row.length; k++) z += (w[k + 1] as number) * (row[k] as number);
      const error = (1 / (1 + Math.exp(-z)) - (s.right ? 1 : 0)) * s.weight;
      gradient[0] = (gradient[0] as number) + error;
      for (let k = 0; k < row.length; k++) gradient[k + 1] = (gradient[k + 1] as number) + error * (row[k] as number);
    });
    for (let k = 0; k < w.length; k++)
      w[k] = (w[k] as number) - 2 * ((gradient[k] as number) / total + (k ? 0.0005 * (w[k] as number) : 0));
  }
  const round = (n: number) => Math.round(n * 1000) / 1000;
  return {
    bias: round(w[0] as number),
    weights: Object.fromEntries(names.map((n, k) => [n, round(w[k + 1] as number)])) as ConfidenceModel['weights'],
  };
}

function quality(samples: readonly Sample[], model: ConfidenceModel): string {
  const scored = samples.map((s) => ({ p: predict(s.features, model), right: s.right })).sort((a, b) => a.p - b.p);
  let below = 0;
  let pairs = 0;
  for (const { right } of scored) {
    if (right) pairs += below;
    else below++;
  }
  const rights = scored.length - below;
  const sure = scored.filter((s) => s.p >= 0.55);
  return `${samples.length} Fälle, richtig ${((100 * rights) / scored.length).toFixed(1)} %, AUROC ${(pairs / (below * rights)).toFixed(3)}, sicher (ab 0,55) ${sure.length}, davon falsch ${sure.filter((s) => !s.right).length}`;
}

const variants = leftOut();
const questions = await asked();
const model = regress([...variants, ...questions]);
console.log('ausgelassene Varianten:', quality(variants, regress(questions)), '(Modell nur aus Fragen)');
console.log('offene Fragen:         ', quality(questions, regress(variants)), '(Modell nur aus Varianten)');
console.log('offene Fragen:         ', quality(questions, model), '(Modell aus beiden)');
console.log(model);
await writeFile(
  join(PROJECT_ROOT, 'src', 'search', 'confidence-model.ts'),
  `/** Written by \`npm run train\`; do not edit by hand. The meaning of each weight stands in confidence.ts. */
export const MODEL = {
  bias: ${model.bias},
  weights: { ${Object.entries(model.weights)
    .map(([k, v]) => `${k}: ${v}`)
    .join(', ')} },
};
`,
);
