/**
 * `npm run faelle`: how cases in free text are understood (test/cases/, written by others than the recognisers).
 * The locked ones are evaluated with `--verschlossen`, once per release.
 */
import { NEW_SESSION } from '../src/conversation/session.js';
import { turn } from '../src/conversation/turn.js';
import { nummerOf } from '../src/erlass/stelle.js';
import { openAssistant } from '../src/prepared.js';
import { type JsonResult, toJson } from '../src/text/json.js';
import { type Fall, faelle, LOCKED_CASES, readFaelle } from '../test/cases/cases.js';

const VERDICTS = ['richtig', 'nachgefragt', 'richtige Stelle', 'falsch'] as const;
type Verdict = (typeof VERDICTS)[number];

const assistant = await openAssistant();
const { knowledge } = assistant;

/** Right outcome, asked back, an answer in general from the right place, or wrong. */
function judge(one: Fall, result: JsonResult): Verdict {
  const { erwartet, fundstellen } = one;
  if (result.kind === 'question' || result.kind === 'choice') return erwartet === 'offen' ? 'richtig' : 'nachgefragt';
  if (result.decision && erwartet !== null)
    return (typeof erwartet === 'string' ? sameOutcome(one, result.decision) : sameGrades(erwartet, result.decision))
      ? 'richtig'
      : 'falsch';
  if (result.kind === 'gap') return silent(one) ? 'richtig' : erwartet === 'offen' ? 'nachgefragt' : 'falsch';
  const places = new Set(fundstellen.map(nummerOf));
  return result.fundstellen.slice(0, 1).some(({ stelle }) => places.has(nummerOf(stelle))) ? 'richtige Stelle' : 'falsch';
}

/** The same outcome, or one of the same kind in another table that answers the case as well. */
function sameOutcome({ tabelle, erwartet }: Fall, { table, outcome }: NonNullable<JsonResult['decision']>): boolean {
  return outcome === erwartet || (table !== tabelle && artOf(table, outcome) === artOf(tabelle ?? '', erwartet ?? ''));
}

/** Every partner that was asked about has its grade. */
function sameGrades(grades: Readonly<Record<string, string>>, { outcome }: NonNullable<JsonResult['decision']>): boolean {
  return Object.entries(grades).every(([id, stufe]) => [outcome].flat().includes(`${id}: ${stufe}`));
}

function silent({ tabelle, erwartet, ergebnis }: Fall): boolean {
  return ergebnis === 'nicht-geregelt' || artOf(tabelle ?? '', erwartet ?? '') === 'nicht-geregelt';
}

function artOf(table: string, outcome: unknown): string | undefined {
  return typeof outcome === 'string' ? knowledge.tabellen.get(table)?.ergebnisse[outcome]?.art : undefined;
}

const locked = process.argv.includes('--verschlossen');
const cases = locked ? readFaelle(LOCKED_CASES) : faelle;
const judged = cases.map((one) => {
  const { replies } = turn(assistant, NEW_SESSION, { type: 'message', text: one.text });
  const result = toJson(knowledge, replies, one.id);
  return { one, result, verdict: judge(one, result) };
});

console.log(`${judged.length} Fälle in freiem Text (${locked ? 'verschlossen' : 'offen'})`);
for (const verdict of VERDICTS) {
  const count = judged.filter((j) => j.verdict === verdict).length;
  console.log(`  ${verdict.padEnd(16)} ${((100 * count) / judged.length).toFixed(1)} % (${count})`);
}
for (const frage of new Set(cases.map((c) => c.frage))) {
  const here = judged.filter((j) => j.one.frage === frage);
  console.log(`  ${frage.padEnd(16)} ${VERDICTS.map((v) => `${v} ${here.filter((j) => j.verdict === v).length}`).join(', ')}`);
}
if (process.argv.includes('--alle') || process.argv.includes('--fehler')) {
  for (const { one, result, verdict } of judged) {
    if (verdict !== 'falsch' && !process.argv.includes('--alle')) continue;
    const facts = result.decision ? JSON.stringify(result.decision.facts) : '';
    const outcome = result.decision?.outcome ?? result.fundstellen[0]?.stelle ?? '';
    console.log(
      `\n${one.id} ${one.frage} [${JSON.stringify(one.erwartet)}] ${verdict} → ${result.kind} ${outcome} ${facts}\n  ${one.text}`,
    );
  }
}
