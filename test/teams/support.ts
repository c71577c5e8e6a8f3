/** The bot behind a real HTTP server and the SDK's adapter, talking to a channel that only listens. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../../src/config.js';
import type { turn } from '../../src/conversation/turn.js';
import { PROJECT_ROOT } from '../../src/paths.js';
import { createLog } from '../../src/service/log.js';
import type { Tracer } from '../../src/service/tracing.js';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open.js';
import type { Postman } from '../../src/storage/postman.js';
import type { RateLimits } from '../../src/storage/rate-limits.js';
import { Recorder } from '../../src/storage/recorder.js';
import type { SessionStore } from '../../src/storage/session-store.js';
import { type AssemblyParts, assemble } from '../../src/teams/assemble.js';
import { SENDING, type SendingLimits } from '../../src/teams/sending.js';
import { startServer, TIMEOUTS, type Timeouts } from '../../src/teams/server.js';
import { templates } from '../cards/support.js';
import { assistant, knowledge } from '../support.js';
import { type Roster, type Sent, startChannel } from './fake-channel.js';

export { MEMBER, type Roster, type Sent, startChannel } from './fake-channel.js';

export interface Harness {
  readonly origin: string;
  readonly serviceUrl: string;
  readonly sent: Sent[];
  /** messages that were edited, with what they show now */
  readonly edited: Sent[];
  /** paths under which the roster was asked */
  readonly looks: string[];
  readonly logged: Record<string, unknown>[];
  /** log lines above "info" */
  problems(): Record<string, unknown>[];
  readonly parts: ReturnType<typeof assemble>;
  readonly sessions: SessionStore;
  readonly database: Database;
  readonly usage: Recorder;
  readonly postman: Postman;
  /** what the channel answers for a path; 201 where nothing is set */
  statusOf: (path: string) => number;
  /** Posts an activity; its `serviceUrl` becomes the fake channel's. */
  post(activity: object, headers?: Record<string, string>): Promise<Response>;
  /** Resolves when all that follows the answers to what was posted is done. */
  settled(): Promise<void>;
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
    readonly assistant?: AssemblyParts['assistant'];
    readonly secured?: NonNullable<AssemblyParts['secured']>;
    readonly serviceHosts?: readonly string[];
    readonly rates?: RateLimits;
    readonly sending?: Partial<SendingLimits>;
    readonly timeouts?: Partial<Timeouts>;
    /** the status of each answer of the channel, by how many it has given */
    readonly channelStatus?: number | ((answered: number) => number);
    /** the status with which the channel refuses an activity; `undefined` where it takes it */
    readonly refuses?: (activity: Sent['activity']) => number | undefined;
    /** what the roster says; usually that the sender is a member */
    readonly roster?: Roster;
    readonly storeTexts?: boolean;
    readonly publicUrl?: string;
    /** people who answer */
    readonly human?: { readonly channel: string } | { readonly address: string };
    readonly databaseUrl?: string;
    readonly now?: () => number;
    /** made with the log of the harness */
    readonly tracer?: (log: ReturnType<typeof createLog>) => Tracer;
  } = {},
): Promise<Harness> {
  const sent: Sent[] = [];
  const edited: Sent[] = [];
  const looks: string[] = [];
  const { channelStatus = 201 } = options;
  let answered = 0;
  const status = {
    of: (_: string): number => (typeof channelStatus === 'function' ? channelStatus(answered++) : channelStatus),
  };
  const channel = await startChannel(
    { sent, edited, looks },
    (path, activity) => options.refuses?.(activity) ?? status.of(path),
    options.roster,
  );
  const serviceUrl = `http://127.0.0.1:${(channel.address() as AddressInfo).port}/`;
  const human: Config['human'] =
    options.human && ('channel' in options.human ? { kind: 'channel', ...options.human, serviceUrl } : { kind: 'mail', ...options.human });
  const logged: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) });
  const database = await openDatabase(options.databaseUrl ?? 'sqlite::memory:');
  const usage = new Recorder(database, log);
  const parts = assemble({
    assistant: () => options.assistant?.() ?? assistant,
    templates,
    database,
    usage,
    log,
    version: '0.0.0',
    storeTexts: options.storeTexts ?? false,
    sending: { ...SENDING, firstPause: 5, longestPause: 20, budget: 200, rest: 20, ...options.sending },
    ...(options.secured ? { secured: options.secured } : {}),
    ...(options.serviceHosts ? { serviceHosts: options.serviceHosts } : {}),
    ...(options.rates ? { rates: options.rates } : {}),
    ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    ...(human ? { human } : {}),
    ...(options.turn ? { turn: options.turn } : {}),
    ...(options.now ? { now: options.now } : {}),
    ...(options.tracer ? { tracer: options.tracer(log) } : {}),
  });
  const server = await startServer(parts, '127.0.0.1', 0, { ...TIMEOUTS, ...options.timeouts });
  const origin = `http://127.0.0.1:${server.port}`;
  return {
    origin,
    serviceUrl,
    sent,
    edited,
    looks,
    logged,
    parts,
    problems: () => logged.filter(({ level }) => Number(level) > 30),
    sessions: parts.sessions,
    database,
    usage,
    postman: parts.postman,
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
    settled: async () => {
      while (parts.turns.size > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    },
    stop: async () => {
      await server.stop();
      await parts.postman.stop();
      await usage.stop();
      channel.closeAllConnections();
      await new Promise((resolve) => channel.close(resolve));
    },
  };
}

/** What the person would read of a sent message. */
export function spoken(sent: Sent | undefined): string {
  return sent?.activity.attachments?.[0]?.content.speak ?? '';
}
