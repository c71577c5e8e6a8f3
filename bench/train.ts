/**
 * First half of `npm run train`: fits the two small models of the search on questions whose answer is known, and writes them as
 * readable files. First topic or gap (kind-model.ts), then the confidence (confidence-model.ts), which also learns from
 * ways of asking left out together with their near-duplicates. The locked sets are never read.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/paths.js';
import { openKnowledge } from '../src/prepared.js';
import { buildAnalyser, missingKinds } from '../src/search/build.js';
import { type ConfidenceFeatures, type ConfidenceModel, confidenceFeatures } from '../src/search/confidence.js';
import { isWord } from '../src/search/data.js';
import type { Hit } from '../src/search/hit.js';
import { SearchIndex } from '../src/search/index.js';
import { type KindFeatures, type KindModel, silentProbability } from '../src/search/kind.js';
import { predict } from '../src/search/logistic.js';
import { type Target, targetsOf } from '../src/search/target.js';
import { OPEN_SETS, type Question, readQuestions } from './questions.js';
import { auroc, regress, type Sample, weightsSource } from './regress.js';

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
const kinds = missingKinds(knowledge);
const plain = new SearchIndex(targets, analyser, undefined, { missingKinds: kinds });
const questions = await Promise.all(TRAINING_SETS.map(async (set) => ({ set, list: await readQuestions(set) })));

/** Topic or gap, for each question where both compete. */
function kindSamples(list: readonly Question[]): Sample<KindFeatures>[] {
  return list.flatMap(({ q, kind }) => {
    const found = kind === 'answerable' || kind === 'not-regulated' ? plain.rank(q).kind : undefined;
    return found ? [{ features: found.features, right: kind === 'not-regulated', weight: 1 }] : [];
  });
}

/** Each set judged by a model fitted on the other sets: how the model does on strangers' questions. */
function crossValidated(): void {
  const judged = questions.flatMap(({ set, list }) => {
    const model = regress(questions.filter((other) => other.set !== set).flatMap((other) => kindSamples(other.list)));
    return kindSamples(list).map(({ features, right }) => ({ p: silentProbability(features, model), right }));
  });
  const share = (silent: boolean) => {
    const those = judged.filter((j) => j.right === silent);
    return `${((100 * those.filter((j) => j.p >= 0.5 === silent).length) / those.length).toFixed(1)} %`;
  };
  console.log(
    `Thema oder Lücke, je Satz an den anderen gelernt: AUROC ${auroc(judged).toFixed(3)}, Themen ${share(false)}, Lücken ${share(true)}`,
  );
}

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

function leftOut(kindModel: KindModel): Sample<ConfidenceFeatures>[] {
  const fold = targets.map(folds);
  return Array.from({ length: FOLDS }, (_, k) => k).flatMap((k) => {
    const index = new SearchIndex(
      targets.map((t, i) => ({ ...t, variants: t.variants.filter((_, j) => fold[i]?.[j] !== k) })),
      analyser,
      undefined,
      { missingKinds: kinds, kindModel },
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

function asked(kindModel: KindModel): Sample<ConfidenceFeatures>[] {
  const index = new SearchIndex(targets, analyser, plain.data, { missingKinds: kinds, kindModel });
  return questions
    .flatMap(({ list }) => list)
    .flatMap((question) => {
      const ranking = index.rank(question.q);
      const features = confidenceFeatures(ranking);
      const [first] = ranking.hits;
      return features && first ? [{ features, right: rightTarget(question, first), weight: QUESTION_WEIGHT }] : [];
    });
}

function quality(samples: readonly Sample<ConfidenceFeatures>[], model: ConfidenceModel): string {
  const scored = samples.map((s) => ({ p: predict(s.features, model), right: s.right }));
  const rights = scored.filter((s) => s.right).length;
  const sure = scored.filter((s) => s.p >= 0.55);
  return `${samples.length} Fälle, richtig ${((100 * rights) / scored.length).toFixed(1)} %, AUROC ${auroc(scored).toFixed(3)}, sicher (ab 0,55) ${sure.length}, davon falsch ${sure.filter((s) => !s.right).length}`;
}

const write = (file: string, text: string) => writeFile(join(PROJECT_ROOT, 'src', 'search', file), text);

crossValidated();
const kindModel = regress(questions.flatMap(({ list }) => kindSamples(list)));
console.log(kindModel);
await write('kind-model.ts', weightsSource('kind.ts', { KIND_MODEL: kindModel }));

const variants = leftOut(kindModel);
const open = asked(kindModel);
const model = regress([...variants, ...open]);
console.log('ausgelassene Varianten:', quality(variants, regress(open)), '(Modell nur aus Fragen)');
console.log('offene Fragen:         ', quality(open, regress(variants)), '(Modell nur aus Varianten)');
console.log('offene Fragen:         ', quality(open, model), '(Modell aus beiden)');
console.log(model);
await write('confidence-model.ts', weightsSource('confidence.ts', { MODEL: model }));
