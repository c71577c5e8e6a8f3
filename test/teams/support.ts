/** The bot behind a real HTTP server and the SDK's adapter, talking to a channel that only listens. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Config } from '../../src/config.js';
import type { turn } from '../../src/conversation/turn.js';
import { PROJECT_ROOT } from '../../src/paths.js';
import type { Database } from '../../src/storage/database.js';
import { Greetings } from '../../src/storage/greetings.js';
import { openDatabase } from '../../src/storage/open.js';
import type { Postman } from '../../src/storage/postman.js';
import { Recorder } from '../../src/storage/recorder.js';
import { DatabaseSessionStore, type SessionStore } from '../../src/storage/session-store.js';
import { LotseAdapter } from '../../src/teams/adapter.js';
import { createBot } from '../../src/teams/bot.js';
import { openSending } from '../../src/teams/open-sending.js';
import { startServer } from '../../src/teams/server.js';
import { templates } from '../cards/support.js';
import { assistant, knowledge } from '../support.js';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly activity: {
    readonly type: string;
    readonly summary?: string;
    readonly channelData?: { readonly feedbackLoop?: { readonly type: string } };
    readonly attachments?: readonly { readonly content: { readonly speak: string } }[];
  };
}

export interface Harness {
  readonly origin: string;
  readonly serviceUrl: string;
  readonly sent: Sent[];
  readonly logged: Record<string, unknown>[];
  readonly sessions: SessionStore;
  readonly database: Database;
  readonly usage: Recorder;
  readonly postman: Postman;
  /** what the channel answers for a path; 201 where nothing is set */
  statusOf: (path: string) => number;
  /** Posts an activity; its `serviceUrl` becomes the fake channel's. */
  post(activity: object, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

/** A captured activity, with the version of the current knowledge and any changes. */
export function activity(name: string, changes: object = {}): Record<string, unknown> {
  const text = readFileSync(join(PROJECT_ROOT, 'test', 'teams', 'activities', `${name}.json`), 'utf8');
  return { ...(JSON.parse(text.replaceAll('VERSION', knowledge.version)) as Record<string, unknown>), ...changes };
}

export async function startHarness(
  options: {
    readonly turn?: typeof turn;
    readonly appId?: string;
    readonly channelStatus?: number;
    readonly storeTexts?: boolean;
    readonly publicUrl?: string;
    /** people who answer */
    readonly human?: { readonly channel: string } | { readonly address: string };
    readonly databaseUrl?: string;
  } = {},
): Promise<Harness> {
  const sent: Sent[] = [];
  const status = { of: (_: string): number => options.channelStatus ?? 201 };
  const channel = await startChannel(sent, (path) => status.of(path));
  const serviceUrl = `http://127.0.0.1:${(channel.address() as AddressInfo).port}/`;
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) });
  const database = await openDatabase(options.databaseUrl ?? 'sqlite::memory:');
  const sessions = new DatabaseSessionStore(database);
  const usage = new Recorder(database, log);
  const credentials = options.appId
    ? { appId: options.appId, tenantId: '00000000-0000-0000-0000-000000000001', type: 'SingleTenant' as const, password: 'geheim' }
    : undefined;
  const adapter = new LotseAdapter(credentials);
  const human: Config['human'] =
    options.human && ('channel' in options.human ? { kind: 'channel', ...options.human, serviceUrl } : { kind: 'mail', ...options.human });
  const publicUrl = options.publicUrl ? { publicUrl: options.publicUrl } : {};
  const handing = human ? { ...assistant, human } : assistant;
  const { postman, escalations } = openSending(
    { ...(credentials ? { credentials } : {}), ...(human ? { human } : {}) },
    { assistant: handing, templates, database, adapter, log, ...publicUrl },
  );
  const bot = createBot({
    adapter,
    assistant: handing,
    templates,
    sessions,
    greetings: new Greetings(database),
    usage,
    storeTexts: options.storeTexts ?? false,
    log,
    ...publicUrl,
    ...(escalations ? { escalations } : {}),
    ...(options.turn ? { turn: options.turn } : {}),
  });
  const health = { knowledge: knowledge.version, version: '0.0.0' };
  const server = await startServer(
    { adapter, bot, assistant, log, health, ...(options.appId ? { appId: options.appId } : {}) },
    '127.0.0.1',
    0,
  );
  const origin = `http://127.0.0.1:${server.port}`;
  return {
    origin,
    serviceUrl,
    sent,
    logged,
    sessions,
    database,
    usage,
    postman,
    get statusOf() {
      return status.of;
    },
    set statusOf(of) {
      status.of = of;
    },
    post: (body, headers = {}) =>
      fetch(`${origin}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ ...body, serviceUrl }),
      }),
    stop: async () => {
      await server.stop();
      await postman.stop();
      await usage.stop();
      channel.closeAllConnections();
      await new Promise((resolve) => channel.close(resolve));
    },
  };
}

async function startChannel(sent: Sent[], statusOf: (path: string) => number): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      const status = statusOf(path);
      // A new conversation brings its first message along.
      const opens = path === '/v3/conversations';
      if (status < 300) {
        const read = JSON.parse(body) as { readonly activity?: Sent['activity'] } & Sent['activity'];
        sent.push({ method, path, activity: opens ? (read.activity as Sent['activity']) : read });
      }
      const id = String(sent.length);
      // restify patches every response of the process: its writeHead returns nothing, so no chaining here.
      response.writeHead(status, { 'content-type': 'application/json', ...(status === 429 ? { 'retry-after': '60' } : {}) });
      response.end(JSON.stringify(opens ? { id: `19:kanal;messageid=${id}`, activityId: id } : { id }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** What the person would read of a sent message. */
export function spoken(sent: Sent | undefined): string {
  return sent?.activity.attachments?.[0]?.content.speak ?? '';
}
