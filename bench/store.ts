/** The store under 10,000 people with 100,000 conversations: what a turn waits for, and what it costs on disk. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../src/conversation/session.js';
import type { Database } from '../src/storage/database.js';
import { openDatabase } from '../src/storage/open.js';
import { DatabaseSessionStore } from '../src/storage/session-store.js';
import { createPostgres } from '../test/storage/postgres-server.js';

const PEOPLE = 10_000;
const CONVERSATIONS = 100_000;
const TURNS = 5_000;
/** Turns at once in the second round: a busy morning. */
const AT_ONCE = 20;
/** Rows of one INSERT while filling. */
const ROWS = 500;

/** A key as the bot makes them: channel, conversation, person. */
const keyOf = (i: number) => JSON.stringify(['msteams', `a:1${'x'.repeat(80)}${i}`, `29:1${String(i % PEOPLE).padStart(70, 'p')}`]);

/** A person in the middle of a dialog: the largest kind of session that is usual. */
const sessionOf = (turn: number): Session => ({
  dialog: {
    state: { table: 'eignung-fachkraft', facts: { abschluss: 'fh-diplom-bachelor-master' }, unknown: [], order: ['abschluss'] },
    merkmal: 'inhalte',
  },
  lastTopic: 'urlaub-genehmigung',
  lastQuestion: `Wer genehmigt eigentlich meinen Urlaub, wenn die Leitung selbst nicht da ist? ${turn}`,
});

async function fill(database: Database): Promise<void> {
  const text = JSON.stringify(sessionOf(0));
  for (let from = 0; from < CONVERSATIONS; from += ROWS) {
    const values = Array.from({ length: ROWS }, (_, i) => [keyOf(from + i), text, 1, from + i]).flat();
    const places = Array.from({ length: ROWS }, () => '(?, ?, ?, ?)').join();
    await database.run(`INSERT INTO sessions (key, session, version, changed_at) VALUES ${places}`, ...values);
  }
}

/** The store's part of a turn: the session is read, and written back. @returns milliseconds */
async function turn(store: DatabaseSessionStore, i: number): Promise<number> {
  // A step without a common divisor visits the conversations in no order.
  const key = keyOf((i * 7_919) % CONVERSATIONS);
  const start = performance.now();
  const { version } = await store.get(key);
  await store.set(key, sessionOf(i), version);
  return performance.now() - start;
}

async function measure(store: DatabaseSessionStore, atOnce: number): Promise<string> {
  const times: number[] = [];
  const person = async (first: number) => {
    for (let i = first; i < TURNS; i += atOnce) times.push(await turn(store, i));
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, (_, i) => person(i)));
  const rate = (1_000 * TURNS) / (performance.now() - start);
  return `${percentiles(times)}, ${rate.toFixed(0)} Schritte/s`;
}

function percentiles(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

/** The yardstick: what this disk takes for one small write that survives a power cut. Each turn pays for at least one. */
function bareWrites(path: string): string {
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4_096);
  const times = Array.from({ length: TURNS / 10 }, () => {
    const start = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  return percentiles(times);
}

/** @param size bytes on disk, everything that belongs to the database */
async function run(name: string, database: Database, size: () => Promise<number>): Promise<void> {
  const store = new DatabaseSessionStore(database);
  const empty = await size();
  const start = performance.now();
  await fill(database);
  const seconds = (performance.now() - start) / 1_000;
  const full = await size();
  const mib = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
  console.log(
    `  ${name}: gefüllt in ${seconds.toFixed(1)} s, ${mib(full)} MiB, ${((full - empty) / CONVERSATIONS).toFixed(0)} Byte je Gespräch`,
  );
  console.log(`    nacheinander  ${await measure(store, 1)}`);
  console.log(`    ${AT_ONCE} ohne Pause, mit Warten aufeinander  ${await measure(store, AT_ONCE)}`);
  console.log(`    danach ${mib(await size())} MiB (nach ${2 * TURNS} Schritten)`);
  await database.close();
}

/** Prints the figures of both stores. */
export async function storeLoad(): Promise<void> {
  console.log(`\nSpeicher mit ${CONVERSATIONS} Gesprächen von ${PEOPLE} Personen; ein Schritt liest und schreibt eine Sitzung`);
  const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'));
  const file = join(folder, 'lotse.db');
  console.log(`  zum Vergleich, 4 KiB schreiben mit fdatasync: ${bareWrites(join(folder, 'leer'))}`);
  const bytes = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  await run('SQLite', await openDatabase(`sqlite:${file}`), async () => bytes(file) + bytes(`${file}-wal`));
  rmSync(folder, { recursive: true, force: true });
  const server = await createPostgres();
  await server.start();
  const postgres = await openDatabase(server.url);
  await run('PostgreSQL', postgres, async () => {
    const [row] = await postgres.all("SELECT pg_total_relation_size('sessions') AS size");
    return Number(row?.size);
  });
  await server.remove();
}
