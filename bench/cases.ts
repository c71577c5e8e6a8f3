/**
 * `npm run faelle`: how cases in free text are understood (test/cases/faelle.jsonl, written before the recognisers).
 * Cases with an odd number are open; those with an even number are evaluated with `--verschlossen` only, once per release.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { NEW_SESSION } from '../src/conversation/session.js';
import { turn } from '../src/conversation/turn.js';
import { nummerOf } from '../src/erlass/stelle.js';
import { PROJECT_ROOT } from '../src/paths.js';
import { openAssistant } from '../src/prepared.js';
import { type JsonResult, toJson } from '../src/text/json.js';

const fall = z.object({ id: z.string(), frage: z.string(), text: z.string(), ergebnis: z.string(), fundstellen: z.array(z.string()) });
type Fall = z.infer<typeof fall>;

/** The kind of outcome each expected result stands for; others are phrases that only a person can compare. */
const ART: Readonly<Record<string, string>> = {
  erfuellt: 'ja',
  leitung: 'ja',
  'nicht-erfuellt': 'nein',
  'nicht-geregelt': 'nicht-geregelt',
  offen: 'offen',
};

const VERDICTS = ['richtig', 'nachgefragt', 'richtige Stelle', 'falsch'] as const;
type Verdict = (typeof VERDICTS)[number];

const assistant = await openAssistant();
const { knowledge } = assistant;

function outcomeArt({ decision }: JsonResult): string | undefined {
  if (!decision) return undefined;
  if (decision.outcome === 'offen') return 'offen';
  const [first] = [decision.outcome].flat();
  return knowledge.tabellen.get(decision.table)?.ergebnisse[first ?? '']?.art;
}

/** Right outcome, asked back, at least the right place, or wrong. */
function judge({ ergebnis, fundstellen }: Fall, result: JsonResult): Verdict {
  const expected = ART[ergebnis];
  if (result.kind === 'question' || result.kind === 'choice') return expected === 'offen' ? 'richtig' : 'nachgefragt';
  const places = new Set(fundstellen.map(nummerOf));
  const there = result.fundstellen.slice(0, 1).some(({ stelle }) => places.has(nummerOf(stelle)));
  const art = outcomeArt(result);
  if (art && expected && art !== 'auskunft') return art === expected ? 'richtig' : 'falsch';
  if (result.kind === 'gap') return expected === 'nicht-geregelt' ? 'richtig' : expected === 'offen' ? 'nachgefragt' : 'falsch';
  return there ? 'richtige Stelle' : 'falsch';
}

const locked = process.argv.includes('--verschlossen');
const text = await readFile(join(PROJECT_ROOT, 'test', 'cases', 'faelle.jsonl'), 'utf8');
const cases = text
  .split('\n')
  .filter((row) => row.trim())
  .map((row) => fall.parse(JSON.parse(row)))
  .filter(({ id }) => locked === (Number(id.slice(1)) % 2 === 0));
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
    console.log(`\n${one.id} ${one.frage} [${one.ergebnis}] ${verdict} → ${result.kind} ${outcome} ${facts}\n  ${one.text}`);
  }
}
