/** Composition root: builds everything once, starts it, and ends it in order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from './config.js';
import { KnowledgeError } from './knowledge/problem.js';
import { loadInThread } from './load-in-thread.js';
import { CARDS_FOLDER, PROJECT_ROOT } from './paths.js';
import { removePidFile, writePidFile } from './pid-file.js';
import { type Playground, startPlayground } from './playground.js';
import { openAssistant } from './prepared.js';
import { createLog } from './service/log.js';
import { serveMetrics } from './service/metrics-server.js';
import { CurrentAssistant } from './service/reload.js';
import { openTracer } from './service/tracing.js';
import { StorageError } from './storage/database.js';
import { openDatabase } from './storage/open.js';
import { openRateLimits } from './storage/rate-limits.js';
import { Recorder } from './storage/recorder.js';
import { startTidying } from './storage/tidy.js';
import { type AssemblyParts, assemble } from './teams/assemble.js';
import { readCardTemplates } from './teams/card-files.js';
import { tokenSource } from './teams/credentials.js';
import { startServer } from './teams/server.js';
import { TokenVerifier } from './teams/token.js';
import { PAGE_PATH } from './web/link.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const config = readConfig();
  const assistant = new CurrentAssistant(await openAssistant());
  const database = await openDatabase(config.storageUrl);
  const rates = await openRateLimits(config.rates, database);
  const log = createLog(config.logLevel);
  const tracer = await openTracer(config.tracing, programVersion(), log);
  const tidying = startTidying(database);
  const usage = new Recorder(database, log);
  const parts = assemble({
    assistant: () => assistant.current,
    templates: await readCardTemplates(CARDS_FOLDER),
    database,
    usage,
    log,
    tracer,
    rates,
    version: programVersion(),
    storeTexts: config.storeTexts,
    uploadHosts: config.uploadHosts,
    ...(config.human ? { human: config.human } : {}),
    ...securityOf(config),
    ...(config.serviceHosts ? { serviceHosts: config.serviceHosts } : {}),
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
  });
  const server = await startServer(parts, config.host, config.port);
  parts.postman.start();
  parts.remindersJob.start(parts.postman);
  const metricsServer = config.metrics && (await serveMetrics(parts.metrics, config.metrics.host, config.metrics.port));
  const origin = `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
  say(`Erlass-Lotse läuft. Wissensstand ${assistant.current.knowledge.version}.`);
  say(`Bot:        ${origin}/api/messages`);
  say(`Zustand:    ${origin}/healthz`);
  say(`Erlass:     ${origin}${PAGE_PATH}`);
  if (metricsServer) say(`Messwerte:  http://${config.metrics?.host}:${metricsServer.port}/metrics`);
  if (config.tracing) say(`Traces:     an ${new URL(config.tracing.url).origin}`);
  if (!config.credentials) say('Ohne MICROSOFT_APP_ID: nur von diesem Rechner aus erreichbar, Absender werden nicht geprüft.');
  log.info({ code: 'LOTSE-100', version: programVersion(), knowledge: assistant.current.knowledge.version }, 'Der Bot läuft');
  const running: { playground?: Playground } = {};
  stopOnSignals(async () => {
    tidying.stop();
    parts.remindersJob.stop();
    await running.playground?.stop();
    const left = await server.stop();
    if (left > 0) log.warn({ code: 'LOTSE-102', turns: left }, 'Beim Beenden waren Gesprächsschritte noch nicht fertig');
    await metricsServer?.stop();
    await parts.postman.stop();
    const sent = tracer.stop();
    await usage.stop();
    await database.close();
    await sent;
    if (config.pidFile) removePidFile(config.pidFile);
  });
  process.on('SIGHUP', () => void assistant.reload({ log, metrics: parts.metrics, load: loadInThread }));
  if (config.pidFile) writePidFile(config.pidFile);
  if (config.playground) await openPlayground(config, `${origin}/api/messages`, running);
  say('Beenden mit Strg+C.');
}

function programVersion(): string {
  return (JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}

function securityOf({ credentials, allowedTenants: tenants, allowGuests }: Config): Pick<AssemblyParts, 'secured'> {
  if (!credentials) return {};
  const { appId } = credentials;
  return { secured: { appId, verifier: new TokenVerifier(appId), token: tokenSource(credentials), tenants, allowGuests } };
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
