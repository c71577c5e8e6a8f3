/** `npm run bench:faults`: things that go wrong under load, one after the other; nothing may be lost, and how long it takes to recover. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knowledge } from '../src/knowledge/model.js';
import { openKnowledge } from '../src/prepared.js';
import { createPostgres, type PostgresServer } from '../test/storage/postgres-server.js';
import { type LocalIssuer, startIssuer } from '../test/teams/issuer.js';
import { startLotse, startSecured } from './load.js';
import { type Behaviour, LoadChannel } from './load-channel.js';
import { mix } from './load-mix.js';
import { type Bot, load } from './load-run.js';

const CONVERSATIONS = 200;
const TURNS = 3_000;
const FAULT_MS = 3_000;

interface Scene {
  readonly bots: readonly Bot[];
  readonly channel: LoadChannel;
  readonly postgres: PostgresServer;
  readonly issuer: LocalIssuer;
}

/** Begins when a third of the turns are done and resolves when the fault is over. */
type Fault = (scene: Scene) => Promise<void>;

const channelFault =
  (behaviour: ReturnType<Behaviour>): Fault =>
  async ({ channel }) => {
    channel.behaviour = () => behaviour;
    await sleep(FAULT_MS);
    channel.behaviour = undefined;
  };

const FAULTS: Readonly<Record<string, Fault>> = {
  'kein Fehler (zum Vergleich)': async () => undefined,
  'Connector antwortet 429, Retry-After 1 s': channelFault({ status: 429, retryAfter: 1 }),
  'Connector antwortet 500': channelFault({ status: 500 }),
  'Connector antwortet nicht': channelFault({ silent: true }),
  'Connector bricht Verbindungen ab': channelFault({ reset: true }),
  'Datenbank (PostgreSQL) weg': async ({ postgres }) => {
    await postgres.kill();
    await sleep(FAULT_MS);
    await postgres.start();
  },
  'Ausstellung von Token weg (mit Zugangsdaten)': async ({ issuer }) => {
    issuer.up = false;
    await sleep(FAULT_MS);
    issuer.up = true;
  },
  'eine von zwei Instanzen getötet': async ({ bots }) => void bots[1]?.child.kill('SIGKILL'),
  'Riesennachricht (250 KB), zehnmal': async ({ bots, channel }) => {
    const body = JSON.stringify({ ...JSON.parse(message(channel.url)), text: 'Urlaub und '.repeat(22_000) });
    for (let i = 0; i < 10; i++)
      await fetch(`${bots[0]?.origin}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  },
  'keine Dateikennungen mehr frei': async ({ bots: [bot] }) => {
    const pid = String(bot?.child.pid);
    const usual = String(execFileSync('prlimit', ['--pid', pid, '--nofile', '--output', 'SOFT', '--noheadings'])).trim();
    const open = readdirSync(`/proc/${pid}/fd`).length;
    execFileSync('prlimit', ['--pid', pid, `--nofile=${open}:`]);
    await sleep(FAULT_MS);
    execFileSync('prlimit', ['--pid', pid, `--nofile=${usual}:`]);
  },
};

function message(serviceUrl: string): string {
  const account = { id: 'riese', name: 'Person' };
  return JSON.stringify({
    type: 'message',
    id: 'x',
    channelId: 'msteams',
    serviceUrl,
    from: account,
    recipient: { id: 'bot' },
    conversation: { id: 'riese' },
  });
}

async function play(name: string, fault: Fault, knowledge: Knowledge, postgres: PostgresServer): Promise<void> {
  const channel = new LoadChannel();
  await channel.start();
  const two = name.includes('zwei');
  const secured = name.includes('Zugangsdaten');
  const issuer = await startIssuer();
  // The SDK asks for a new token five minutes before the end of the old one, so each second here.
  issuer.lifetime = 301;
  const start = () => (secured ? startSecured(postgres.url, issuer.origin) : startLotse(postgres.url));
  const bots = [await start(), ...(two ? [await start()] : [])];
  const authorization = secured ? { authorization: `Bearer ${await issuer.sign(channel.url)}` } : {};
  let over = Number.NaN;
  let failed: unknown;
  const at = {
    turns: Math.floor(TURNS / 3),
    run: () =>
      void fault({ bots, channel, postgres, issuer })
        .catch((error: unknown) => {
          failed = error;
        })
        .then(() => {
          over = performance.now();
          channel.mark = over;
        }),
  };
  const next = await mix(knowledge, 7);
  const result = await load(bots, channel, next, { conversations: CONVERSATIONS, turns: TURNS, at, ...authorization });
  const { doubled, misordered } = channel.tally;
  const recovery = Math.max(0, channel.firstAfterMark - over) / 1_000;
  console.log(
    `| ${name} | ${result.lost} | ${doubled} | ${misordered} | ${result.refused} | ${(result.longestPause / 1_000).toFixed(1)} | ${recovery.toFixed(1)} |${failed ? ` ${failed}` : ''}`,
  );
  for (const { child } of bots) child.kill('SIGKILL');
  channel.stop();
  await issuer.stop();
}

const only = process.argv[2];
const knowledge = await openKnowledge();
const postgres = await createPostgres();
await postgres.start();
console.log(`${CONVERSATIONS} Gespräche, ${TURNS} Schritte, PostgreSQL; Störung nach einem Drittel, ${FAULT_MS / 1_000} s lang`);
console.log('| Störung | verloren | doppelt | Reihenfolge | abgewiesen | längste Pause in s | erste Antwort danach in s |');
console.log('|---|---|---|---|---|---|---|');
for (const [name, fault] of Object.entries(FAULTS)) if (!only || name.includes(only)) await play(name, fault, knowledge, postgres);
await postgres.remove();
