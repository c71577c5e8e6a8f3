/** `npm run eval`: how often the answer is right, on questions that were written before the knowledge. */

import type { Assistant } from '../src/conversation/assistant.js';
import { NEW_SESSION } from '../src/conversation/session.js';
import { turn } from '../src/conversation/turn.js';
import { openAssistant } from '../src/prepared.js';
import { type JsonResult, toJson } from '../src/text/json.js';
import { compare } from './compare.js';
import { leftOut } from './left-out.js';
import { LOCKED_SET, OPEN_SETS, type Question, readQuestions } from './questions.js';
import { type Judgement, judge } from './score.js';

interface Row {
  readonly question: Question;
  readonly result: JsonResult;
  readonly judgement: Judgement;
}

function run(assistant: Assistant, questions: readonly Question[]): Row[] {
  return questions.map((question) => {
    const { replies } = turn(assistant, NEW_SESSION, { type: 'message', text: question.q });
    const result = toJson(assistant.knowledge, replies, question.id);
    return { question, result, judgement: judge(question, result) };
  });
}

function percent(rows: readonly Row[], pick: (row: Row) => boolean): string {
  if (rows.length === 0) return '–';
  const hits = rows.filter(pick).length;
  return `${((100 * hits) / rows.length).toFixed(1)} % (${hits}/${rows.length})`;
}

function report(name: string, rows: readonly Row[]): void {
  const of = (kind: Question['kind']) => rows.filter((r) => r.question.kind === kind);
  const unanswerable = rows.filter((r) => r.question.kind === 'not-regulated' || r.question.kind === 'off-topic');
  console.log(`\n${name}: ${rows.length} Fragen`);
  console.log(`  Nummer richtig an erster Stelle  ${percent(of('answerable'), (r) => r.judgement.right)}`);
  console.log(`  Nummer unter den ersten drei     ${percent(of('answerable'), (r) => r.judgement.top3)}`);
  console.log(`  Lücke oder fremd erkannt         ${percent(unanswerable, (r) => r.judgement.right)}`);
  console.log(`    nicht geregelt                 ${percent(of('not-regulated'), (r) => r.judgement.right)}`);
  console.log(`    fremdes Thema                  ${percent(of('off-topic'), (r) => r.judgement.right)}`);
  console.log(`  Plauderei erkannt                ${percent(of('smalltalk'), (r) => r.judgement.right)}`);
  console.log(`  sicher falsch                    ${percent(rows, (r) => r.judgement.confidentWrong)}`);
  console.log(`  „Meinten Sie …?“                 ${percent(rows, (r) => r.result.kind === 'choice')}`);
}

function reportStyles(rows: readonly Row[]): void {
  const styles = [...new Set(rows.map((r) => r.question.style))].sort();
  console.log('\nrichtig nach Art der Frage:');
  for (const style of styles)
    console.log(
      `  ${style.padEnd(12)} ${percent(
        rows.filter((r) => r.question.style === style),
        (r) => r.judgement.right,
      )}`,
    );
}

/** A reliability table: in each band, how sure the answers were and how many were right. */
function reportCalibration(rows: readonly Row[]): void {
  const definite = rows.filter((r) => r.result.kind !== 'choice' && r.result.confidence !== undefined && r.result.confidence >= 0.5);
  console.log('\nSicherheit und Wirklichkeit (Antworten und Lücken):');
  let error = 0;
  for (let low = 0.5; low < 1; low += 0.1) {
    const band = definite.filter(
      (r) => (r.result.confidence ?? 0) >= low && (r.result.confidence ?? 0) < low + 0.1 + (low > 0.85 ? 0.01 : 0),
    );
    if (band.length === 0) continue;
    const mean = band.reduce((sum, r) => sum + (r.result.confidence ?? 0), 0) / band.length;
    const right = band.filter((r) => r.judgement.right).length / band.length;
    error += (Math.abs(mean - right) * band.length) / definite.length;
    console.log(`  ${low.toFixed(1)}–${(low + 0.1).toFixed(1)}: Mittel ${mean.toFixed(2)}, richtig ${right.toFixed(2)} (${band.length})`);
  }
  console.log(`  erwarteter Kalibrierungsfehler ${error.toFixed(3)}`);
}

const args = process.argv.slice(2);
const assistant = await openAssistant();
const sets = args.includes('--verschlossen') ? [LOCKED_SET] : [...OPEN_SETS];
const all: Row[] = [];
for (const set of sets) {
  const rows = run(assistant, await readQuestions(set));
  report(set, rows);
  all.push(...rows);
}
if (sets.length > 1) report('zusammen', all);
reportStyles(all);
reportCalibration(all);
if (args.includes('--vergleich'))
  await compare(
    assistant.search,
    all.map((row) => row.question),
  );
if (args.includes('--vergleich')) await leftOut();
if (args.includes('--fehler')) {
  console.log('\nnicht richtig:');
  for (const { question, result, judgement } of all) {
    if (judgement.right) continue;
    const places = [...result.fundstellen.map((f) => f.stelle), ...(result.options ?? []).map((o) => o.stelle ?? `(${o.title})`)].slice(
      0,
      3,
    );
    console.log(
      `  ${question.id} ${question.kind} [${question.gold.join(',')}] → ${result.kind} ${result.confidence ?? ''} [${places.join(' | ')}]  ${question.q}`,
    );
  }
}
