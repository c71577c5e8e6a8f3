/** Composition root: builds everything once, starts it, and ends it in order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, readConfig } from './config.js';
import type { Assistant } from './conversation/assistant.js';
import { KnowledgeError } from './knowledge/problem.js';
import { CARDS_FOLDER, PROJECT_ROOT } from './paths.js';
import { type Playground, startPlayground } from './playground.js';
import { openAssistant } from './prepared.js';
import { type Database, StorageError } from './storage/database.js';
import { Greetings } from './storage/greetings.js';
import { openDatabase } from './storage/open.js';
import type { Postman } from './storage/postman.js';
import { Recorder } from './storage/recorder.js';
import { DatabaseSessionStore } from './storage/session-store.js';
import { startTidying } from './storage/tidy.js';
import { LotseAdapter } from './teams/adapter.js';
import { createBot } from './teams/bot.js';
import { readCardTemplates } from './teams/card-files.js';
import { openSending } from './teams/open-sending.js';
import { type RunningServer, startServer } from './teams/server.js';
import { PAGE_PATH } from './web/link.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const config = readConfig();
  const assistant = await openAssistant();
  const database = await openDatabase(config.storageUrl);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const tidying = startTidying(database);
  const usage = new Recorder(database, log);
  const { server, postman } = await startBot(config, assistant, { database, usage, log });
  const origin = `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
  say(`Erlass-Lotse läuft. Wissensstand ${assistant.knowledge.version}.`);
  say(`Bot:        ${origin}/api/messages`);
  say(`Zustand:    ${origin}/healthz`);
  say(`Erlass:     ${origin}${PAGE_PATH}`);
  if (!config.credentials) say('Ohne MICROSOFT_APP_ID: nur von diesem Rechner aus erreichbar, Absender werden nicht geprüft.');
  const running: { playground?: Playground } = {};
  stopOnSignals(async () => {
    tidying.stop();
    await running.playground?.stop();
    await server.stop();
    await postman.stop();
    await usage.stop();
    await database.close();
  });
  if (config.playground) await openPlayground(config, `${origin}/api/messages`, running);
  say('Beenden mit Strg+C.');
}

interface Services {
  readonly database: Database;
  readonly usage: Recorder;
  readonly log: Logger;
}

async function startBot(
  config: Config,
  plain: Assistant,
  { database, usage, log }: Services,
): Promise<{ readonly server: RunningServer; readonly postman: Postman }> {
  const { version } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string };
  const adapter = new LotseAdapter(config.credentials);
  const templates = await readCardTemplates(CARDS_FOLDER);
  const assistant = config.human ? { ...plain, human: config.human } : plain;
  const publicUrl = config.publicUrl ? { publicUrl: config.publicUrl } : {};
  const { postman, escalations } = openSending(config, { assistant, templates, database, adapter, log, ...publicUrl });
  const bot = createBot({
    adapter,
    assistant,
    templates,
    sessions: new DatabaseSessionStore(database),
    greetings: new Greetings(database),
    usage,
    storeTexts: config.storeTexts,
    log,
    ...publicUrl,
    ...(escalations ? { escalations } : {}),
  });
  const health = { knowledge: plain.knowledge.version, version };
  const appId = config.credentials ? { appId: config.credentials.appId } : {};
  const server = await startServer({ adapter, bot, assistant: plain, log, health, ...appId }, config.host, config.port);
  postman.start();
  return { server, postman };
}

/** The bot runs with or without it, so a Playground that fails is told and no reason to stop. */
async function openPlayground(config: Config, endpoint: string, running: { playground?: Playground }): Promise<void> {
  try {
    const playground = await startPlayground(config, endpoint);
    if (!playground) return say('Playground: nicht installiert. Mit „npm install“ (ohne --omit=dev) kommt er dazu.');
    running.playground = playground;
    say(`Playground: ${playground.url}${config.display ? ' (öffnet sich im Browser)' : ' (bitte im Browser öffnen)'}`);
  } catch (error) {
    say(`Playground: nicht gestartet. ${(error as Error).message}`);
  }
}

/** A second signal ends at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      say('Wird beendet …');
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** Mistakes that an operator can mend are told without a stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof KnowledgeError || error instanceof StorageError) return error.message;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE') return `Der Port ${port} auf ${address} ist schon belegt. Wählen Sie mit PORT einen anderen.`;
  if (code === 'EACCES') return `Der Port ${port} darf nicht benutzt werden. Wählen Sie mit PORT einen über 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'Die Adresse in HOST gibt es auf diesem Rechner nicht.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
