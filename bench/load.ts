/** `npm run bench:load [-- TURNS [ROUNDS]]`: turns per second beside a bare echo bot on the same stack, in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/paths.js';
import { openKnowledge } from '../src/prepared.js';
import { freePort } from './cold-start.js';
import { LoadChannel } from './load-channel.js';
import { mix } from './load-mix.js';
import { type Bot, type LoadResult, load, startBot } from './load-run.js';

const CONVERSATIONS = 200;

const quick = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Both bots, round by round in turn, so that a busy machine hurts both alike. */
export async function compareLoad(turns: number, rounds: number): Promise<void> {
  const knowledge = await openKnowledge();
  const folder = mkdtempSync(join(tmpdir(), 'lotse-load-'));
  const channel = new LoadChannel();
  await channel.start();
  const lotse = await startLotse(`sqlite:${join(folder, 'lotse.db')}`);
  const port = await freePort();
  const echo = await startBot([...AS_SHIPPED, join(PROJECT_ROOT, 'dist', 'bench', 'echo.js'), String(port)], {}, port);
  const results: Record<'lotse' | 'echo', LoadResult[]> = { lotse: [], echo: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const [name, bot] of [
      ['echo', echo],
      ['lotse', lotse],
    ] as const) {
      const next = await mix(knowledge, round + 1);
      const result = await load([bot], channel, next, { conversations: CONVERSATIONS, turns });
      // The first round warms up.
      if (round > 0) results[name].push(result);
    }
  }
  console.log(
    `\nLast: ${CONVERSATIONS} Gespräche, ein Prozessorkern, Median aus ${rounds} Runden zu je ${turns} Schritten, abwechselnd gemessen`,
  );
  for (const name of ['lotse', 'echo'] as const) {
    const of = (key: 'perSecond' | 'p50' | 'p99' | 'cpu', digits: number) => quick(results[name].map((r) => r[key])).toFixed(digits);
    const lost = results[name].reduce((sum, r) => sum + r.lost + r.refused, 0);
    console.log(
      `  ${name.padEnd(6)} ${of('perSecond', 0)} Schritte/s, Prozessor ${of('cpu', 2)} ms je Schritt, p50 ${of('p50', 0)} ms, p99 ${of('p99', 0)} ms, verloren ${lost}`,
    );
  }
  const ratio = (key: 'perSecond' | 'p99' | 'cpu') =>
    quick(results.lotse.map((r, i) => r[key] / (results.echo[i]?.[key] ?? Number.NaN))).toFixed(2);
  console.log(
    `  Verhältnis: Durchsatz ${ratio('perSecond')} (Ziel mindestens 0,70), p99 ${ratio('p99')} (Ziel höchstens 2), Prozessor ${ratio('cpu')}`,
  );
  console.log(`  Antworten doppelt ${channel.tally.doubled}, in falscher Reihenfolge ${channel.tally.misordered}`);
  for (const { child } of [lotse, echo]) child.kill('SIGTERM');
  channel.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** As in the container image; without a limit Node lets garbage lie while the machine has memory. The echo bot gets the same. */
const AS_SHIPPED = ['--max-old-space-size=512', '--max-semi-space-size=32'];

/** The bot with credentials, against the issuer and token endpoint at `issuer`. */
export async function startSecured(storage: string, issuer: string): Promise<Bot> {
  const port = await freePort();
  return startBot([...AS_SHIPPED, join(PROJECT_ROOT, 'dist', 'bench', 'secured-bot.js'), String(port), storage, issuer], {}, port);
}

/** The real program with an unlimited rate. */
export async function startLotse(storage: string, settings: Record<string, string> = {}): Promise<Bot> {
  const port = await freePort();
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PLAYGROUND: 'off',
    LOG_LEVEL: 'info',
    STORAGE_URL: storage,
    RATE_PERSON: '0',
    RATE_TENANT: '0',
    ...settings,
  };
  return startBot([...AS_SHIPPED, ...(process.env.LOAD_NODE?.split(' ') ?? []), join(PROJECT_ROOT, 'dist', 'src', 'main.js')], env, port);
}
