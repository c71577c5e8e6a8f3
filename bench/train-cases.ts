/**
 * Second half of `npm run train`: fits what tells a case from a question, and which table a case is for, on the open
 * cases and the open questions. Runs after the models of the search, whose confidence it looks at.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { caseFeatures, caseProbability, likeliestTable, type TableFeatures, type TableModel, tableFeatures } from '../src/cases/signals.js';
import { type ConsideredCase, considerCase } from '../src/conversation/case.js';
import { PROJECT_ROOT } from '../src/paths.js';
import { openAssistant } from '../src/prepared.js';
import { confidenceOf } from '../src/search/confidence.js';
import { faelle } from '../test/cases/cases.js';
import { OPEN_SETS, readQuestions } from './questions.js';
import { auroc, regress, weightsSource } from './regress.js';

/** Groups of cases for cross-validation. */
const FOLDS = 5;
const STEPS = 1500;
const RATE = 0.5;
const RIDGE = 0.0005;

const assistant = await openAssistant();

function consider(text: string): ConsideredCase {
  const ranking = assistant.search.rank(text);
  return considerCase(assistant, text, ranking, confidenceOf(ranking));
}

interface TableSample extends ConsideredCase {
  readonly table: string;
}

/** Conditional logit by gradient descent: the right table against all others that were considered. */
function fitTables(samples: readonly TableSample[]): TableModel {
  const rows = samples.flatMap(({ reads, searched, table }) => {
    const right = reads.findIndex((read) => read.table === table);
    return right < 0 ? [] : [{ right, features: reads.map((read) => tableFeatures(read, searched)) }];
  });
  const names = Object.keys(rows[0]?.features[0] ?? {}) as (keyof TableFeatures)[];
  const weights = Object.fromEntries(names.map((name) => [name, 0])) as Record<keyof TableFeatures, number>;
  for (let step = 0; step < STEPS; step++) {
    const gradient = Object.fromEntries(names.map((name) => [name, RIDGE * weights[name]])) as typeof weights;
    for (const { right, features } of rows) {
      const masses = features.map((f) => Math.exp(names.reduce((sum, name) => sum + weights[name] * f[name], 0)));
      const all = masses.reduce((sum, mass) => sum + mass, 0);
      features.forEach((f, i) => {
        const error = ((masses[i] as number) / all - (i === right ? 1 : 0)) / rows.length;
        for (const name of names) gradient[name] += error * f[name];
      });
    }
    for (const name of names) weights[name] -= RATE * gradient[name];
  }
  return Object.fromEntries(names.map((name) => [name, Math.round(weights[name] * 1000) / 1000])) as typeof weights;
}

const cases = faelle.flatMap(({ text, tabelle }) => (tabelle === null ? [] : [{ ...consider(text), table: tabelle }]));
const folds = Array.from({ length: FOLDS }, (_, k) => k);
const chosenRight = folds.flatMap((k) => {
  const model = fitTables(cases.filter((_, i) => i % FOLDS !== k));
  return cases.filter(({ reads, searched, table }, i) => i % FOLDS === k && likeliestTable(reads, searched, model)?.table === table);
}).length;
console.log(
  `Tabelle erkannt (je ein Fünftel an den anderen gelernt): ${((100 * chosenRight) / cases.length).toFixed(1)} % von ${cases.length}`,
);
const tableModel = fitTables(cases);

const questions = (await Promise.all(OPEN_SETS.map(readQuestions))).flat().map(({ q }) => consider(q));
const samples = [...cases.map((c) => ({ ...c, right: true })), ...questions.map((q) => ({ ...q, right: false }))].flatMap(
  ({ prepared, reads, searched, right }) => {
    const read = likeliestTable(reads, searched, tableModel);
    return read ? [{ features: caseFeatures(prepared, read, searched), right, weight: 1 }] : [];
  },
);
const judged = folds.flatMap((k) => {
  const model = regress(samples.filter((_, i) => i % FOLDS !== k));
  return samples.filter((_, i) => i % FOLDS === k).map(({ features, right }) => ({ p: caseProbability(features, model), right }));
});
const share = (right: boolean) => {
  const those = judged.filter((j) => j.right === right);
  return `${((100 * those.filter((j) => j.p >= 0.5).length) / those.length).toFixed(1)} %`;
};
console.log(`Fall oder Frage: AUROC ${auroc(judged).toFixed(3)}, als Fall gelesen: ${share(true)} der Fälle, ${share(false)} der Fragen`);
await writeFile(
  join(PROJECT_ROOT, 'src', 'cases', 'case-model.ts'),
  weightsSource('signals.ts', { CASE_MODEL: regress(samples), TABLE_MODEL: tableModel }),
);
