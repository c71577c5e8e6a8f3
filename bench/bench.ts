/** `npm run bench`: our figures beside those of peers in the same run. Ratios count; absolute times depend on the machine. */
import { join } from 'node:path';
import { NEW_SESSION } from '../src/conversation/session.js';
import { turn } from '../src/conversation/turn.js';
import { PROJECT_ROOT } from '../src/paths.js';
import { openAssistant } from '../src/prepared.js';
import { type ColdStart, coldStart } from './cold-start.js';
import { decisions } from './decide.js';
import { OPEN_SETS, readQuestions } from './questions.js';
import { scale } from './scale.js';
import { storeLoad } from './store.js';

const RUNS = 5;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function starts(): Promise<void> {
  const lotse: ColdStart[] = [];
  const echo: ColdStart[] = [];
  for (let run = 0; run < RUNS; run++) {
    lotse.push(
      await coldStart((port) => ({
        args: [join(PROJECT_ROOT, 'dist', 'src', 'main.js')],
        env: { PORT: String(port), HOST: '127.0.0.1', PLAYGROUND: 'off', LOG_LEVEL: 'silent', STORAGE_URL: 'sqlite::memory:' },
      })),
    );
    echo.push(await coldStart((port) => ({ args: [join(PROJECT_ROOT, 'dist', 'bench', 'echo.js'), String(port)] })));
  }
  console.log(`Kaltstart bis zur ersten Antwort (Median aus ${RUNS}, abwechselnd gemessen)`);
  row('Zeit', 'ms', median(lotse.map((r) => r.toFirstAnswer)), median(echo.map((r) => r.toFirstAnswer)));
  row('Speicher (RSS)', 'MiB', median(lotse.map((r) => r.resident)), median(echo.map((r) => r.resident)));
}

function row(name: string, unit: string, ours: number, theirs: number): void {
  console.log(
    `  ${name.padEnd(16)} Lotse ${ours.toFixed(0)} ${unit}, bloßer Echo-Bot ${theirs.toFixed(0)} ${unit}, Verhältnis ${(ours / theirs).toFixed(2)}`,
  );
}

async function core(): Promise<void> {
  const heapBefore = await heap();
  await openAssistant();
  const t0 = performance.now();
  const assistant = await openAssistant();
  const t1 = performance.now();
  const heapAfter = await heap();
  const questions = (await Promise.all(OPEN_SETS.map(readQuestions))).flat();
  for (const { q } of questions) turn(assistant, NEW_SESSION, { type: 'message', text: q });
  const times = Array.from({ length: 5 }, () => questions)
    .flat()
    .map(({ q }) => {
      const start = performance.now();
      turn(assistant, NEW_SESSION, { type: 'message', text: q });
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  console.log('\nKern, ein Prozessorkern');
  console.log(`  Start des Wissens ${(t1 - t0).toFixed(0)} ms (vorbereitet), Heap ${(heapAfter - heapBefore).toFixed(0)} MiB`);
  console.log(`  Verstehen und Antworten p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${times.length} Nachrichten)`);
  await decisions(assistant);
}

/** In MiB, after the collector had time to finish: what one run leaves behind may take the next one to free. */
async function heap(): Promise<number> {
  for (let run = 0; run < 4; run++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

await core();
scale([1_000, 10_000, 100_000]);
await storeLoad();
await starts();
